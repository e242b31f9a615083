using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// What a small picture is. In it a stroke may be a pixel wide, so that smoothing loses more than noise, and shading is as narrow as
/// strokes.
/// </summary>
internal static class SmallPicture
{
    /// <summary>The longer side from which on a picture is not small, in pixels.</summary>
    private const int MinSideOfLarge = 150;

    public static bool Is(Plane<byte> picture) => Math.Max(picture.Width, picture.Height) < MinSideOfLarge;
}

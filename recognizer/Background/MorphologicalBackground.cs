using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// A photo's background: grey closing (for dark ink) or opening (for bright ink) with a square wider than any pen stroke.
/// It removes what is narrow and keeps everything else as it is: shading, the sharp edge of a shadow, the table beside the sheet.
/// </summary>
internal static class MorphologicalBackground
{
    /// <summary>Half the square's side as a share of the picture's longer side: a stroke may be a fifth of the picture wide.</summary>
    private const double Reach = 0.1;

    /// <summary>
    /// In a small picture the digit fills more of it, and shading has less room: up to a quarter of it, at most this many pixels.
    /// </summary>
    private const int SmallReach = 12;

    public static Plane<byte> Of(Plane<byte> grey, Polarity polarity)
    {
        var longer = Math.Max(grey.Width, grey.Height);
        return Of(grey, polarity, Math.Max((int)(Reach * longer), Math.Clamp(longer / 4, 2, SmallReach)));
    }

    public static Plane<byte> Of(Plane<byte> grey, Polarity polarity, int radius)
    {
        var result = new Plane<byte>(grey.Width, grey.Height);
        grey.Values.CopyTo(result.Values);
        GreyMorphology.ApplyBoth(result, radius, dilateFirst: polarity == Polarity.DarkOnLight);
        return result;
    }
}

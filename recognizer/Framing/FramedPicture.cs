using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>
/// Recognizes a 28 x 28 picture that is already as MNIST was made (black background, bright ink, 20 pixels, centred) and leaves it as it
/// is, because framing it again would only blur it.
/// </summary>
internal static class FramedPicture
{
    /// <summary>Side of a framed picture in pixels, as MNIST has it.</summary>
    public const int Side = 28;

    private const int LongerSide = 20;
    /// <summary>MNIST's pictures have ink at least this bright.</summary>
    private const byte MinBrightestInk = 200;

    /// <summary>How far the centre of mass may be from the middle, in pixels.</summary>
    private const double MaxOffCentre = 1;

    /// <param name="picture">Any picture.</param>
    /// <param name="image">Takes its 28 x 28 values as 0..1.</param>
    /// <param name="location">The box around its ink.</param>
    /// <returns>False where it is not framed as MNIST is.</returns>
    public static bool TryCopy(Plane<byte> picture, Span<float> image, out DigitLocation location)
    {
        location = default;
        if (picture.Width != Side || picture.Height != Side)
        {
            return false;
        }

        ReadOnlySpan<byte> grey = picture.Values;
        if (!grey.ContainsAnyInRange(MinBrightestInk, byte.MaxValue))
        {
            return false;
        }

        int left = Side, top = Side, right = 0, bottom = 0;
        for (var y = 0; y < Side; y++)
        {
            var row = grey.Slice(y * Side, Side);
            if (row.IndexOfAnyExcept((byte)0) is >= 0 and var first)
            {
                (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept((byte)0) + 1));
                (top, bottom) = (Math.Min(top, y), y + 1);
            }
        }

        var box = PixelBox.FromEdges(left, top, right, bottom);
        if (box.LongerSide != LongerSide || !IsCentred(grey))
        {
            return false;
        }

        for (var i = 0; i < image.Length; i++)
        {
            image[i] = grey[i] / 255f;
        }

        location = new DigitLocation(box, Polarity.LightOnDark, 0);
        return true;
    }

    private static bool IsCentred(ReadOnlySpan<byte> grey)
    {
        int sum = 0, sumX = 0, sumY = 0;
        for (var y = 0; y < Side; y++)
        {
            var mass = 0;
            var row = grey.Slice(y * Side, Side);
            for (var x = 0; x < row.Length; x++)
            {
                mass += row[x];
                sumX += row[x] * x;
            }

            (sum, sumY) = (sum + mass, sumY + mass * y);
        }

        double offX = (double)sumX / sum - (Side - 1) / 2.0, offY = (double)sumY / sum - (Side - 1) / 2.0;
        return Math.Abs(offX) <= MaxOffCentre && Math.Abs(offY) <= MaxOffCentre;
    }
}

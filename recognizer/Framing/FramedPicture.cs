using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>
/// A 28 x 28 picture that is already the way MNIST was made (black ground, ink up to full brightness, 20 pixels, centred) goes on untouched:
/// whatever a second framing would change could only harm it.
/// </summary>
internal static class FramedPicture
{
    /// <summary>Side of a framed picture in pixels, as MNIST has it.</summary>
    public const int Side = 28;

    private const int LongerSide = 20;
    private const byte Bright = 200;

    public static bool TryCopy(Plane<byte> picture, Span<float> image, out DigitLocation location)
    {
        location = default;
        if (picture.Width != Side || picture.Height != Side)
        {
            return false;
        }

        ReadOnlySpan<byte> grey = picture.Values;
        if (!grey.ContainsAnyInRange(Bright, byte.MaxValue))
        {
            return false;
        }

        int left = Side, top = Side, right = -1, bottom = -1;
        for (var y = 0; y < Side; y++)
        {
            var row = grey.Slice(y * Side, Side);
            if (row.IndexOfAnyExcept((byte)0) is >= 0 and var first)
            {
                (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept((byte)0)));
                (top, bottom) = (Math.Min(top, y), y);
            }
        }

        if (Math.Max(right - left, bottom - top) + 1 != LongerSide || !IsCentred(grey))
        {
            return false;
        }

        for (var i = 0; i < image.Length; i++)
        {
            image[i] = grey[i] / 255f;
        }

        location = new DigitLocation(new PixelBox(left, top, right - left + 1, bottom - top + 1), Polarity.LightOnDark, 0);
        return true;
    }
    /// <summary>Whether the ink's centre of mass is at most a pixel from the middle.</summary>
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
        return Math.Abs(offX) <= 1 && Math.Abs(offY) <= 1;
    }
}

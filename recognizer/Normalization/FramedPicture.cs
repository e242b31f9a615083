using DigitRecognizer.Imaging;
using DigitRecognizer.Network;

namespace DigitRecognizer.Normalization;

/// <summary>
/// A 28 x 28 picture that is already the way MNIST was made (black ground, ink up to full brightness, 20 pixels, centred) goes on untouched:
/// whatever a second framing would change could only harm it.
/// </summary>
internal static class FramedPicture
{
    private const int LongerSide = 20;
    private const int Bright = 200;

    public static bool TryCopy(Plane<byte> picture, Span<float> image, out Finding finding)
    {
        finding = default;
        if (picture.Width != LeNet.Side || picture.Height != LeNet.Side)
        {
            return false;
        }

        ReadOnlySpan<byte> grey = picture.Values;
        int left = LeNet.Side, top = LeNet.Side, right = -1, bottom = -1, brightest = 0;
        long sum = 0, sumX = 0, sumY = 0;
        for (var y = 0; y < LeNet.Side; y++)
        {
            for (var x = 0; x < LeNet.Side; x++)
            {
                int value = grey[y * LeNet.Side + x];
                if (value == 0)
                {
                    continue;
                }

                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), y);
                (sum, sumX, sumY) = (sum + value, sumX + value * x, sumY + value * y);
                brightest = Math.Max(brightest, value);
            }
        }

        if (brightest < Bright || Math.Max(right - left, bottom - top) + 1 != LongerSide)
        {
            return false;
        }

        double offX = (double)sumX / sum - (LeNet.Side - 1) / 2.0, offY = (double)sumY / sum - (LeNet.Side - 1) / 2.0;
        if (Math.Abs(offX) > 1 || Math.Abs(offY) > 1)
        {
            return false;
        }

        for (var i = 0; i < image.Length; i++)
        {
            image[i] = grey[i] / 255f;
        }

        finding = new Finding(new PixelBox(left, top, right - left + 1, bottom - top + 1), Polarity.LightOnDark, 0);
        return true;
    }
}

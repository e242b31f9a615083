using DigitRecognizer.Imaging;
using DigitRecognizer.Network;

namespace DigitRecognizer.Normalization;

/// <summary>Finds the digit in a picture and draws it the way MNIST was made: 20 pixels high or wide, centre of mass in the middle of 28 x 28.</summary>
public static class Normalizer
{
    private const int Longer = 20;

    /// <param name="pixels">Any size from 1 x 1, any polarity.</param>
    /// <param name="image">Takes 28 x 28 values of 0..1, ink bright.</param>
    /// <exception cref="ImageRejectedException">Blank: nothing stands out from the background.</exception>
    public static Finding Normalize(PixelView pixels, Span<float> image)
    {
        int w = pixels.Width, h = pixels.Height, c = pixels.Channels;
        var grey = new byte[w * h];
        for (var i = 0; i < grey.Length; i++)
        {
            var s = pixels.Samples.Slice(i * c, c);
            var y = c == 1 ? s[0] : (299 * s[0] + 587 * s[1] + 114 * s[2] + 500) / 1000;
            grey[i] = (byte)(c == 4 ? (y * s[3] + 255 * (255 - s[3]) + 127) / 255 : y);
        }

        var border = new List<byte>();
        for (var x = 0; x < w; x++)
        {
            border.Add(grey[x]);
            border.Add(grey[(h - 1) * w + x]);
        }

        for (var y = 0; y < h; y++)
        {
            border.Add(grey[y * w]);
            border.Add(grey[y * w + w - 1]);
        }

        border.Sort();
        var background = border[border.Count / 2];
        int darkest = grey.Min(), brightest = grey.Max();
        var polarity = background - darkest > brightest - background ? Polarity.DarkOnLight : Polarity.LightOnDark;
        var range = Math.Max(background - darkest, brightest - background);
        if (range < 12)
        {
            throw new ImageRejectedException(ImageProblem.Blank, "Nothing stands out from the background: draw or photograph a digit with more contrast.");
        }

        var ink = new float[w * h];
        int left = w, top = h, right = -1, bottom = -1;
        for (var i = 0; i < ink.Length; i++)
        {
            var d = polarity == Polarity.DarkOnLight ? background - grey[i] : grey[i] - background;
            ink[i] = Math.Clamp(d / (float)range, 0, 1);
            if (ink[i] > 0.35f)
            {
                left = Math.Min(left, i % w);
                right = Math.Max(right, i % w);
                top = Math.Min(top, i / w);
                bottom = Math.Max(bottom, i / w);
            }
        }

        var box = new PixelBox(left, top, right - left + 1, bottom - top + 1);
        Draw(ink, w, h, box, image);
        return new Finding(box, polarity, background);
    }

    private static void Draw(float[] ink, int w, int h, PixelBox box, Span<float> image)
    {
        var scale = Math.Max(box.Width, box.Height) / (double)Longer;
        Span<float> small = stackalloc float[LeNet.InputLength];
        const int Margin = (LeNet.Side - Longer) / 2;
        double sum = 0, sx = 0, sy = 0;
        for (var y = 0; y < Longer; y++)
        {
            for (var x = 0; x < Longer; x++)
            {
                var v = Area(ink, w, h, box.X + x * scale, box.Y + y * scale, scale);
                small[(y + Margin) * LeNet.Side + x + Margin] = v;
                sum += v;
                sx += v * (x + Margin);
                sy += v * (y + Margin);
            }
        }

        var dx = (int)Math.Round(13.5 - sx / sum);
        var dy = (int)Math.Round(13.5 - sy / sum);
        image.Clear();
        for (var y = 0; y < LeNet.Side; y++)
        {
            for (var x = 0; x < LeNet.Side; x++)
            {
                int fromX = x - dx, fromY = y - dy;
                if (fromX is >= 0 and < LeNet.Side && fromY is >= 0 and < LeNet.Side)
                {
                    image[y * LeNet.Side + x] = small[fromY * LeNet.Side + fromX];
                }
            }
        }
    }

    private static float Area(float[] ink, int w, int h, double x0, double y0, double side)
    {
        double sum = 0;
        for (var y = (int)y0; y < Math.Min(h, y0 + side); y++)
        {
            var rows = Math.Min(y + 1, y0 + side) - Math.Max(y, y0);
            for (var x = (int)x0; x < Math.Min(w, x0 + side); x++)
            {
                sum += ink[y * w + x] * rows * (Math.Min(x + 1, x0 + side) - Math.Max(x, x0));
            }
        }

        return (float)(sum / (side * side));
    }
}

using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Distorts one of MNIST's own pictures and frames it again as MNIST was made: the longer side 20 pixels, the centre of mass in the middle.
/// The recognizer leaves such a picture unchanged.
/// </summary>
internal static class FramedDistortion
{
    private const int CanvasSide = 40, LongerSide = 20;

    /// <param name="image">28 x 28 values of 0..255, ink bright.</param>
    /// <param name="strength">Strength of rotation and bending, see <see cref="Warp"/>.</param>
    /// <param name="dice">Source of random numbers.</param>
    /// <param name="output">Receives 28 x 28 values of 0..1.</param>
    /// <returns>False, with nothing written, where the distorted picture is empty.</returns>
    public static bool Draw(ReadOnlySpan<byte> image, float strength, Dice dice, Span<float> output)
    {
        Span<float> canvas = stackalloc float[CanvasSide * CanvasSide];
        Bend(image, new Warp(ref dice, strength), canvas);
        if (dice.Chance(0.3f))
        {
            Thickness.Change(canvas, CanvasSide, dice.Between(-0.4f, 1f));
        }

        int left = CanvasSide, top = CanvasSide, right = -1, bottom = -1;
        for (var i = 0; i < canvas.Length; i++)
        {
            if (canvas[i] > 0.1f)
            {
                (left, right, top, bottom) =
                    (Math.Min(left, i % CanvasSide), Math.Max(right, i % CanvasSide), Math.Min(top, i / CanvasSide), i / CanvasSide);
            }
        }

        if (right < 0)
        {
            return false;
        }

        // Sometimes the box is a little too large or small, as around a speck or a faint end.
        var longer = Math.Max(right - left, bottom - top) + 1 + dice.Normal() * 0.4f;
        Frame(canvas, (left + right) / 2f, (top + bottom) / 2f, longer / LongerSide, ref dice, output);
        return true;
    }

    private static void Bend(ReadOnlySpan<byte> image, Warp warp, Span<float> canvas)
    {
        const float Centre = (LeNet.Side - 1) / 2f, CanvasCentre = (CanvasSide - 1) / 2f;
        for (var y = 0; y < CanvasSide; y++)
        {
            for (var x = 0; x < CanvasSide; x++)
            {
                var (u, v) = warp.Move((x - CanvasCentre) / LongerSide, (y - CanvasCentre) / LongerSide);
                canvas[y * CanvasSide + x] = Sample(image, Centre + u * LongerSide, Centre + v * LongerSide);
            }
        }
    }

    private static float Sample(ReadOnlySpan<byte> image, float x, float y)
    {
        if (x <= 0 || y <= 0 || x >= LeNet.Side - 1 || y >= LeNet.Side - 1)
        {
            return 0;
        }

        int x0 = (int)x, y0 = (int)y;
        float fx = x - x0, fy = y - y0;
        var at = y0 * LeNet.Side + x0;
        var top = image[at] + fx * (image[at + 1] - image[at]);
        var bottom = image[at + LeNet.Side] + fx * (image[at + LeNet.Side + 1] - image[at + LeNet.Side]);
        return (top + fy * (bottom - top)) / 255f;
    }

    private static void Frame(ReadOnlySpan<float> canvas, float centreX, float centreY, float scale, ref Dice dice, Span<float> output)
    {
        Span<float> framed = stackalloc float[LeNet.InputLength];
        // Resampling twice makes the ink paler than MNIST's.
        var gain = dice.Between(1, 1.3f);
        double sum = 0, sumX = 0, sumY = 0;
        for (var y = 0; y < LeNet.Side; y++)
        {
            for (var x = 0; x < LeNet.Side; x++)
            {
                var value = MathF.Min(1, gain * Sample(canvas, centreX + (x - 13.5f) * scale, centreY + (y - 13.5f) * scale));
                framed[y * LeNet.Side + x] = value;
                sum += value;
                sumX += value * x;
                sumY += value * y;
            }
        }

        var moveX = (int)Math.Round(13.5 - sumX / sum + dice.Normal() * 0.3);
        var moveY = (int)Math.Round(13.5 - sumY / sum + dice.Normal() * 0.3);
        for (var y = 0; y < LeNet.Side; y++)
        {
            for (var x = 0; x < LeNet.Side; x++)
            {
                int fromX = x - moveX, fromY = y - moveY;
                var inside = fromX is >= 0 and < LeNet.Side && fromY is >= 0 and < LeNet.Side;
                output[y * LeNet.Side + x] = inside ? framed[fromY * LeNet.Side + fromX] : 0;
            }
        }
    }

    private static float Sample(ReadOnlySpan<float> canvas, float x, float y)
    {
        if (x <= 0 || y <= 0 || x >= CanvasSide - 1 || y >= CanvasSide - 1)
        {
            return 0;
        }

        int x0 = (int)x, y0 = (int)y;
        float fx = x - x0, fy = y - y0;
        var at = y0 * CanvasSide + x0;
        var top = canvas[at] + fx * (canvas[at + 1] - canvas[at]);
        var bottom = canvas[at + CanvasSide] + fx * (canvas[at + CanvasSide + 1] - canvas[at + CanvasSide]);
        return top + fy * (bottom - top);
    }
}

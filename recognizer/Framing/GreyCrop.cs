using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Framing;

/// <summary>
/// The grey picture around a digit for the second classifier: all grey levels, and not only the ink that was selected, so that a stroke
/// that was lost is still in it.
/// </summary>
internal static class GreyCrop
{
    /// <summary>Side in pixels.</summary>
    public const int Side = 32;

    /// <summary>Number of values.</summary>
    public const int Length = Side * Side;

    /// <summary>The crop's side, in longer sides of the digit: room for a part of the digit that was lost.</summary>
    private const float DigitsAcross = 1.6f;

    /// <summary>Pixels around the crop that its border is interpolated with.</summary>
    private const int Margin = 1;

    /// <summary>Values further from the mean than this many standard deviations are clipped.</summary>
    private const float MaxDeviations = 3;

    /// <summary>Least standard deviation, in grey levels, so that an even picture stays even.</summary>
    private const float MinDeviation = 1;

    /// <param name="grey">The picture.</param>
    /// <param name="digit">The digit's box in it.</param>
    /// <param name="output">
    /// Takes 32 x 32 values of -1..1, row-major: the distance from the mean, where 1 is three standard deviations. Outside the picture its
    /// border is repeated.
    /// </param>
    public static void Draw(Plane<byte> grey, PixelBox digit, Span<float> output)
    {
        var side = Math.Max(1, (int)MathF.Round(DigitsAcross * digit.LongerSide));
        var box = new PixelBox((int)MathF.Floor(digit.CentreX - side / 2f), (int)MathF.Floor(digit.CentreY - side / 2f), side, side)
            .Inflate(Margin);
        using var window = new Plane<float>(box.Width, box.Height);
        for (var y = 0; y < window.Height; y++)
        {
            var from = grey.Row(Math.Clamp(box.Y + y, 0, grey.Height - 1));
            var to = window.Row(y);
            for (var x = 0; x < to.Length; x++)
            {
                to[x] = from[Math.Clamp(box.X + x, 0, grey.Width - 1)];
            }
        }

        using var crop = new Plane<float>(Side, Side);
        var scale = (float)Side / side;
        AreaSampler.Draw(window, crop, scale, -Margin * scale, -Margin * scale);
        var mean = TensorPrimitives.Average<float>(crop.Values);
        TensorPrimitives.Subtract(crop.Values, mean, output);
        var deviation = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(output) / Length);
        TensorPrimitives.Divide(output, MaxDeviations * Math.Max(MinDeviation, deviation), output);
        TensorPrimitives.Clamp(output, -1, 1, output);
    }
}

using System.Numerics.Tensors;

namespace DigitRecognizer.Normalization;

/// <summary>
/// Brings the pen's width towards that of MNIST's pens: a hairline would vanish when a digit is reduced to 20 pixels,
/// a marker's loops would close.
/// </summary>
internal static class StrokeWidth
{
    /// <summary>
    /// Mean width of the strokes: a strip's mean distance to its own outline is a quarter of its width.
    /// </summary>
    public static float Of(Plane<float> distance)
    {
        float sum = 0, count = 0;
        foreach (var d in distance.Values)
        {
            if (d > 0)
            {
                sum += d;
                count++;
            }
        }

        return count > 0 ? 4 * sum / count : 0;
    }

    /// <summary>Ink whose outline lies <paramref name="growth"/> pixels further out, or further in where it is negative.</summary>
    public static void Shift(Plane<float> distance, float growth, Plane<float> coverage)
    {
        TensorPrimitives.Add(distance.Values, growth + 0.5f, coverage.Values);
        TensorPrimitives.Clamp(coverage.Values, 0f, 1f, coverage.Values);
    }
}

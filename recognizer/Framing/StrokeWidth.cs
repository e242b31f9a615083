using System.Numerics;
using System.Runtime.InteropServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Framing;

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
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(distance.Values);
        var sums = Vector<float>.Zero;
        var counts = Vector<float>.Zero;
        foreach (var d in vectors)
        {
            sums += Vector.MaxNative(d, Vector<float>.Zero);
            counts += Vector.ConditionalSelect(Vector.GreaterThan(d, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
        }

        float sum = Vector.Sum(sums), count = Vector.Sum(counts);
        foreach (var d in distance.Values[(vectors.Length * Vector<float>.Count)..])
        {
            sum += Math.Max(d, 0);
            count += d > 0 ? 1 : 0;
        }

        return count > 0 ? 4 * sum / count : 0;
    }

    /// <summary>Ink whose outline lies <paramref name="growth"/> pixels further out, or further in where it is negative.</summary>
    public static void Shift(Plane<float> distance, float growth, Plane<float> coverage)
    {
        var outline = growth + 0.5f;
        var distances = MemoryMarshal.Cast<float, Vector<float>>(distance.Values);
        var coverages = MemoryMarshal.Cast<float, Vector<float>>(coverage.Values)[..distances.Length];
        for (var i = 0; i < distances.Length; i++)
        {
            var inside = distances[i] + new Vector<float>(outline);
            coverages[i] = Vector.MinNative(Vector.MaxNative(inside, Vector<float>.Zero), Vector<float>.One);
        }

        for (var i = distances.Length * Vector<float>.Count; i < distance.Values.Length; i++)
        {
            coverage.Values[i] = Math.Clamp(distance.Values[i] + outline, 0, 1);
        }
    }
}

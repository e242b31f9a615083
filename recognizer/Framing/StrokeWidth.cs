using System.Numerics;
using System.Runtime.InteropServices;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Framing;

/// <summary>
/// Measures and changes the width of strokes. Without a change, thin strokes would vanish when a digit is reduced to 20 pixels, and the
/// loops of thick ones would close.
/// </summary>
internal static class StrokeWidth
{
    /// <summary>
    /// The mean stroke width in pixels, estimated from runs: the number of pixels over the length of the strokes. A stroke crosses as many
    /// rows as it is high, which over all directions is on average 2/pi of its length.
    /// </summary>
    public static float OfRuns(ComponentMap components, ComponentSelection selection)
    {
        int area = 0, rows = 0;
        foreach (ref readonly var run in components.Runs)
        {
            if (selection.Contains(run.Component))
            {
                area += run.End - run.Start;
                rows++;
            }
        }

        return area * (2 / MathF.PI) / rows;
    }

    /// <summary>The mean stroke width in pixels: the mean distance of a stroke's pixels to its outline is a quarter of its width.</summary>
    /// <param name="distance">The distance of each pixel to the outline of the ink, positive inside.</param>
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

    /// <summary>Moves the outline of the ink.</summary>
    /// <param name="distance">The distance of each pixel to the outline of the ink, positive inside.</param>
    /// <param name="growth">How many pixels further out, or further in where it is negative.</param>
    /// <param name="coverage">Takes the share of each pixel that the moved outline covers.</param>
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

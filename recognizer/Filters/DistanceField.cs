using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// Computes each pixel's distance to the outline of the ink (where coverage is 0.5) in pixels, positive inside: exact next to the outline,
/// elsewhere a 3 x 3 chamfer distance (Borgefors, 1986). Four sweeps (down, up, right and left) find all its shortest paths, and within a
/// row of a sweep pixels do not depend on each other, so that it can be vectorized. Distances are 16-bit numbers in units of 1/512 pixel,
/// at most 128 pixels.
/// </summary>
internal static class DistanceField
{
    private const float Half = 0.5f;
    private const int One = 512, Diagonal = 724;
    private const float Unit = 1f / One;
    private const ushort Far = ushort.MaxValue;

    /// <summary>A border of <see cref="Far"/>, so that sweeps need no bounds checks.</summary>
    private const int Border = 1;

    public static void Compute(Plane<float> coverage, Plane<float> distance)
    {
        using var steps = new Plane<ushort>(Padded(coverage.Width), Padded(coverage.Height));
        using var transposed = new Plane<ushort>(steps.Height, steps.Width);
        steps.Values.Fill(Far);
        transposed.Values.Fill(Far);
        for (var y = 0; y < coverage.Height; y++)
        {
            var to = steps.Row(y + Border).Slice(Border, coverage.Width);
            Seed(coverage.Row(y), coverage.Row(Math.Max(0, y - 1)), coverage.Row(Math.Min(coverage.Height - 1, y + 1)), to);
        }

        SweepDownAndUp(steps, coverage.Height);
        Transpose(steps, transposed);
        SweepDownAndUp(transposed, coverage.Width);
        Transpose(transposed, steps);
        for (var y = 0; y < coverage.Height; y++)
        {
            Sign(steps.Row(y + Border).Slice(Border, coverage.Width), coverage.Row(y), distance.Row(y));
        }
    }

    /// <summary>A length rounded up to whole vectors, with the border on both sides.</summary>
    private static int Padded(int length) => (length + Vector<ushort>.Count - 1) / Vector<ushort>.Count * Vector<ushort>.Count + 2 * Border;

    /// <summary>
    /// The distance to the outline where it passes between a pixel and one of its four neighbours. Pixels at the edge are repeated beyond
    /// it.
    /// </summary>
    private static void Seed(ReadOnlySpan<float> row, ReadOnlySpan<float> above, ReadOnlySpan<float> below, Span<ushort> target)
    {
        var last = row.Length - 1;
        target[0] = ToOutline(row[0], row[0], row[Math.Min(1, last)], above[0], below[0]);
        target[last] = ToOutline(row[last], row[Math.Max(0, last - 1)], row[last], above[last], below[last]);
        var x = 1;
        for (; x < last && last > Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            x = Math.Min(x, last - Vector<ushort>.Count);
            Vector.Narrow(ToOutline(row, above, below, x), ToOutline(row, above, below, x + Vector<float>.Count)).CopyTo(target[x..]);
        }

        for (; x < last; x++)
        {
            target[x] = ToOutline(row[x], row[x - 1], row[x + 1], above[x], below[x]);
        }
    }

    /// <summary>Among the neighbours on the other side of the outline, the one with the largest difference is nearest to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> ToOutline(ReadOnlySpan<float> row, ReadOnlySpan<float> above, ReadOnlySpan<float> below, int x)
    {
        Vector<float> here = Load(row, x), left = Load(row, x - 1), right = Load(row, x + 1), up = Load(above, x), down = Load(below, x);
        var half = new Vector<float>(Half);
        var outside = Vector.LessThan(here, half);
        var most = Vector.MaxNative(Vector.MaxNative(left, right), Vector.MaxNative(up, down));
        var least = Vector.MinNative(Vector.MinNative(left, right), Vector.MinNative(up, down));
        var neighbour = Vector.ConditionalSelect(outside, most, least);
        var crosses = Vector.Xor(outside, Vector.LessThan(neighbour, half));
        var steps = (half - here) / (neighbour - here) * One + half;
        return Vector.ConvertToInt32Native(Vector.ConditionalSelect(crosses, steps, new Vector<float>(Far))).As<int, uint>();
    }

    private static ushort ToOutline(float here, float left, float right, float up, float down)
    {
        var outside = here < Half;
        if (left < Half == outside && right < Half == outside && up < Half == outside && down < Half == outside)
        {
            return Far;
        }

        var neighbour = outside ? Math.Max(Math.Max(left, right), Math.Max(up, down)) : Math.Min(Math.Min(left, right), Math.Min(up, down));
        return (ushort)((Half - here) / (neighbour - here) * One + Half);
    }

    /// <summary>Transposes all but the border.</summary>
    private static void Transpose(Plane<ushort> from, Plane<ushort> to) => Transposition.Apply(
        from.Values, from.Width, to.Values, to.Width, Border, Border, from.Width - 2 * Border, from.Height - 2 * Border);

    /// <param name="steps">The distances, with their border.</param>
    /// <param name="rows">Number of rows without the border.</param>
    private static void SweepDownAndUp(Plane<ushort> steps, int rows)
    {
        // Both directions in one loop: reading a row that was just written stalls, and the other direction fills the wait.
        for (var i = 1; i < rows; i++)
        {
            int down = Border + i, up = Border + rows - 1 - i;
            Step(steps.Row(down - 1), steps.Row(down));
            Step(steps.Row(up + 1), steps.Row(up));
        }
    }

    /// <summary>Takes in the distances of the row before, plus one straight or diagonal step.</summary>
    private static void Step(ReadOnlySpan<ushort> before, Span<ushort> row)
    {
        for (var x = Border; x < row.Length - Border; x += Vector<ushort>.Count)
        {
            var diagonally = Vector.AddSaturate(Vector.Min(Load(before, x - 1), Load(before, x + 1)), new Vector<ushort>(Diagonal));
            var straight = Vector.AddSaturate(Load(before, x), new Vector<ushort>(One));
            Vector.Min(Load(row, x), Vector.Min(straight, diagonally)).CopyTo(row[x..]);
        }
    }

    private static void Sign(ReadOnlySpan<ushort> steps, ReadOnlySpan<float> coverage, Span<float> distance)
    {
        var x = 0;
        for (; x < steps.Length && steps.Length >= Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            x = Math.Min(x, steps.Length - Vector<ushort>.Count);
            Vector.Widen(Load(steps, x), out var low, out var high);
            Sign(low, Load(coverage, x)).CopyTo(distance[x..]);
            Sign(high, Load(coverage, x + Vector<float>.Count)).CopyTo(distance[(x + Vector<float>.Count)..]);
        }

        for (; x < steps.Length; x++)
        {
            distance[x] = coverage[x] < Half ? -Unit * steps[x] : Unit * steps[x];
        }
    }

    private static Vector<float> Sign(Vector<uint> steps, Vector<float> coverage) =>
        Vector.ConvertToSingle(steps.As<uint, int>())
        * Vector.ConditionalSelect(Vector.LessThan(coverage, new Vector<float>(Half)), new Vector<float>(-Unit), new Vector<float>(Unit));

    private static Vector<T> Load<T>(ReadOnlySpan<T> row, int x) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)x);
}

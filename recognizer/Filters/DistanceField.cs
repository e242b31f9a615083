using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// Each pixel's distance to the outline of the ink (where coverage is a half, between pixels), in pixels, positive inside:
/// exact next to the outline, further away a 3 x 3 chamfer (Borgefors, 1986). Its shortest paths go straight and diagonally within one of
/// four quarters, so that sweeps down, up, right and left find them all, and no pixel of a sweep's row waits for its neighbour.
/// Sweeps count in 1/512 of a pixel, sixteen bits each: twice as many at once as numbers of 32 bits. No distance exceeds 128 pixels.
/// </summary>
internal static class DistanceField
{
    private const float Half = 0.5f;
    private const int One = 512, Diagonal = 724;
    private const float Unit = 1f / One;
    private const ushort Far = ushort.MaxValue;

    /// <summary>What is beyond the picture is far, so that no pixel has to be told from one at the edge.</summary>
    private const int Rim = 1;

    public static void Compute(Plane<float> coverage, Plane<float> distance)
    {
        using var steps = new Plane<ushort>(Padded(coverage.Width), Padded(coverage.Height));
        using var turned = new Plane<ushort>(steps.Height, steps.Width);
        steps.Values.Fill(Far);
        turned.Values.Fill(Far);
        for (var y = 0; y < coverage.Height; y++)
        {
            var to = steps.Row(y + Rim).Slice(Rim, coverage.Width);
            Seed(coverage.Row(y), coverage.Row(Math.Max(0, y - 1)), coverage.Row(Math.Min(coverage.Height - 1, y + 1)), to);
        }

        SweepDownAndUp(steps, coverage.Height);
        Transpose(steps, turned);
        SweepDownAndUp(turned, coverage.Width);
        Transpose(turned, steps);
        for (var y = 0; y < coverage.Height; y++)
        {
            Sign(steps.Row(y + Rim).Slice(Rim, coverage.Width), coverage.Row(y), distance.Row(y));
        }
    }

    /// <summary>Whole vectors between two rims.</summary>
    private static int Padded(int length) => (length + Vector<ushort>.Count - 1) / Vector<ushort>.Count * Vector<ushort>.Count + 2 * Rim;

    /// <summary>The distance to the nearest crossing of the outline on the way to a neighbour. Beyond the edge it goes on as at the edge.</summary>
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

    /// <summary>Of several neighbours on the other side of the outline, the one that differs most has it nearest.</summary>
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

    /// <summary>All but the rims, which is whole vectors.</summary>
    private static void Transpose(Plane<ushort> from, Plane<ushort> to) => Transposition.Apply(
        from.Values, from.Width, to.Values, to.Width, Rim, Rim, from.Width - 2 * Rim, from.Height - 2 * Rim);

    /// <param name="steps">Its rows of pixels lie between rims.</param>
    /// <param name="rows">How many rows of pixels it has.</param>
    private static void SweepDownAndUp(Plane<ushort> steps, int rows)
    {
        // Both at once: a row that was just written can be read again only after a while, in which the other goes on.
        for (var i = 1; i < rows; i++)
        {
            int down = Rim + i, up = Rim + rows - 1 - i;
            Step(steps.Row(down - 1), steps.Row(down));
            Step(steps.Row(up + 1), steps.Row(up));
        }
    }

    /// <summary>One step from the row before: straight or diagonally.</summary>
    private static void Step(ReadOnlySpan<ushort> before, Span<ushort> row)
    {
        for (var x = Rim; x < row.Length - Rim; x += Vector<ushort>.Count)
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

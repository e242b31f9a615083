using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Normalization;

/// <summary>
/// Each pixel's distance to the outline of the ink (where coverage is a half, between pixels), in pixels, positive inside:
/// exact next to the outline, further away a 3 x 3 chamfer (Borgefors, 1986). Its shortest paths go straight and diagonally within one of
/// four quarters, so that sweeps down, up, right and left find them all, and no pixel of a sweep's row waits for its neighbour.
/// </summary>
internal static class DistanceField
{
    private const float Half = 0.5f;
    private const float Far = 1e6f;
    private const float Diagonal = 1.4142135f;

    public static void Compute(Plane<float> coverage, Plane<float> distance)
    {
        for (var y = 0; y < coverage.Height; y++)
        {
            Seed(coverage.Row(y), coverage.Row(Math.Max(0, y - 1)), coverage.Row(Math.Min(coverage.Height - 1, y + 1)), distance.Row(y));
        }

        SweepDownAndUp(distance);
        using var turned = new Plane<float>(distance.Height, distance.Width);
        distance.TurnTo(turned);
        SweepDownAndUp(turned);
        turned.TurnTo(distance);
        Sign(coverage.Values, distance.Values);
    }

    /// <summary>The distance to the nearest crossing of the outline on the way to a neighbour. Beyond the edge it goes on as at the edge.</summary>
    private static void Seed(ReadOnlySpan<float> row, ReadOnlySpan<float> above, ReadOnlySpan<float> below, Span<float> target)
    {
        var last = row.Length - 1;
        target[0] = ToOutline(row[0], row[0], row[Math.Min(1, last)], above[0], below[0]);
        target[last] = ToOutline(row[last], row[Math.Max(0, last - 1)], row[last], above[last], below[last]);
        var x = 1;
        for (; x < last && last > Vector<float>.Count; x += Vector<float>.Count)
        {
            x = Math.Min(x, last - Vector<float>.Count);
            ToOutline(Load(row, x), Load(row, x - 1), Load(row, x + 1), Load(above, x), Load(below, x)).CopyTo(target[x..]);
        }

        for (; x < last; x++)
        {
            target[x] = ToOutline(row[x], row[x - 1], row[x + 1], above[x], below[x]);
        }
    }

    /// <summary>Of several neighbours on the other side of the outline, the one that differs most has it nearest.</summary>
    private static Vector<float> ToOutline(Vector<float> here, Vector<float> left, Vector<float> right, Vector<float> up, Vector<float> down)
    {
        var half = new Vector<float>(Half);
        var outside = Vector.LessThan(here, half);
        var most = Vector.MaxNative(Vector.MaxNative(left, right), Vector.MaxNative(up, down));
        var least = Vector.MinNative(Vector.MinNative(left, right), Vector.MinNative(up, down));
        var neighbour = Vector.ConditionalSelect(outside, most, least);
        var crosses = Vector.Xor(outside, Vector.LessThan(neighbour, half));
        return Vector.ConditionalSelect(crosses, (half - here) / (neighbour - here), new Vector<float>(Far));
    }

    private static float ToOutline(float here, float left, float right, float up, float down)
    {
        var outside = here < Half;
        var neighbour = outside ? Math.Max(Math.Max(left, right), Math.Max(up, down)) : Math.Min(Math.Min(left, right), Math.Min(up, down));
        return outside != neighbour < Half ? (Half - here) / (neighbour - here) : Far;
    }

    private static void SweepDownAndUp(Plane<float> distance)
    {
        for (var y = 1; y < distance.Height; y++)
        {
            Step(distance.Row(y - 1), distance.Row(y));
        }

        for (var y = distance.Height - 2; y >= 0; y--)
        {
            Step(distance.Row(y + 1), distance.Row(y));
        }
    }

    /// <summary>One step from the row before: straight or diagonally.</summary>
    private static void Step(ReadOnlySpan<float> before, Span<float> row)
    {
        var last = row.Length - 1;
        row[0] = Math.Min(row[0], Math.Min(before[0] + 1, before[Math.Min(1, last)] + Diagonal));
        row[last] = Math.Min(row[last], Math.Min(before[last] + 1, before[Math.Max(0, last - 1)] + Diagonal));
        var x = 1;
        for (; x < last && last > Vector<float>.Count; x += Vector<float>.Count)
        {
            x = Math.Min(x, last - Vector<float>.Count);
            var diagonally = Vector.MinNative(Load(before, x - 1), Load(before, x + 1)) + new Vector<float>(Diagonal);
            var straight = Load(before, x) + Vector<float>.One;
            Vector.MinNative(Load(row, x), Vector.MinNative(straight, diagonally)).CopyTo(row[x..]);
        }

        for (; x < last; x++)
        {
            row[x] = Math.Min(row[x], Math.Min(before[x] + 1, Math.Min(before[x - 1], before[x + 1]) + Diagonal));
        }
    }

    private static Vector<float> Load(ReadOnlySpan<float> row, int x) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)x);

    private static void Sign(ReadOnlySpan<float> coverage, Span<float> distance)
    {
        var inks = MemoryMarshal.Cast<float, Vector<float>>(coverage);
        var distances = MemoryMarshal.Cast<float, Vector<float>>(distance);
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = Vector.ConditionalSelect(Vector.LessThan(inks[i], new Vector<float>(Half)), -distances[i], distances[i]);
        }

        for (var i = distances.Length * Vector<float>.Count; i < distance.Length; i++)
        {
            distance[i] = coverage[i] < Half ? -distance[i] : distance[i];
        }
    }
}

using System.Numerics;

namespace DigitRecognizer.Filters;

/// <summary>
/// Replaces each pixel by the mean of 3 x 3 pixels, which removes two thirds of a camera's noise and hardly changes strokes.
/// </summary>
internal static class BoxBlur
{
    public static void Apply(Plane<byte> plane)
    {
        int w = plane.Width, h = plane.Height;
        using var sums = new Plane<ushort>(w, 3);
        for (var y = -1; y < h; y++)
        {
            if (y + 1 < h)
            {
                SumThree(plane.Row(y + 1), sums.Row((y + 1) % 3));
            }

            if (y < 0)
            {
                continue;
            }

            ReadOnlySpan<ushort> above = sums.Row(Math.Max(0, y - 1) % 3), here = sums.Row(y % 3),
                below = sums.Row(Math.Min(h - 1, y + 1) % 3);
            var row = plane.Row(y);
            Average(above, here, below, row);
        }
    }

    private static void Average(ReadOnlySpan<ushort> above, ReadOnlySpan<ushort> here, ReadOnlySpan<ushort> below, Span<byte> row)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            var low = Ninth(new Vector<ushort>(above[x..]) + new Vector<ushort>(here[x..]) + new Vector<ushort>(below[x..]));
            var next = x + Vector<ushort>.Count;
            var high = Ninth(new Vector<ushort>(above[next..]) + new Vector<ushort>(here[next..]) + new Vector<ushort>(below[next..]));
            Vector.Narrow(low, high).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] = (byte)((above[x] + here[x] + below[x] + 4) / 9);
        }
    }

    /// <summary>A ninth, rounded. Multiplying by 7282 / 65536 is exact for sums of nine bytes.</summary>
    private static Vector<ushort> Ninth(Vector<ushort> sums)
    {
        Vector.Widen(sums + new Vector<ushort>(4), out var low, out var high);
        return Vector.Narrow((low * 7282) >> 16, (high * 7282) >> 16);
    }

    private static void SumThree(ReadOnlySpan<byte> row, Span<ushort> sums)
    {
        var last = row.Length - 1;
        var x = 1;
        for (; x <= last - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[(x - 1)..]), out var leftLow, out var leftHigh);
            Vector.Widen(new Vector<byte>(row[x..]), out var low, out var high);
            Vector.Widen(new Vector<byte>(row[(x + 1)..]), out var rightLow, out var rightHigh);
            (leftLow + low + rightLow).CopyTo(sums[x..]);
            (leftHigh + high + rightHigh).CopyTo(sums[(x + Vector<ushort>.Count)..]);
        }

        for (; x < last; x++)
        {
            sums[x] = (ushort)(row[x - 1] + row[x] + row[x + 1]);
        }

        sums[0] = (ushort)(2 * row[0] + row[Math.Min(1, last)]);
        sums[last] = (ushort)(2 * row[last] + row[Math.Max(0, last - 1)]);
    }
}

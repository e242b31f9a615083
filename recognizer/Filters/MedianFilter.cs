using System.Numerics;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Filters;

/// <summary>
/// The median of a square window. Each column keeps a histogram that slides down, and a window's histogram is the sum of its columns'
/// (Perreault and Hebert, 2007). Histograms are cumulative and have two levels, 16 coarse bins of 16 values, so that a vector holds one
/// level; the median is in the first bin whose count exceeds half the pixels.
/// </summary>
internal static class MedianFilter
{
    private const int Bins = 16;

    /// <param name="source">The picture; a window must have at most 65,535 pixels.</param>
    /// <param name="target">Takes the medians; as large as the source. At the edge a window is clipped to the picture.</param>
    /// <param name="radius">Half the window's side.</param>
    public static void Apply(Plane<byte> source, Plane<byte> target, int radius)
    {
        using var coarse = new Plane<Vector256<ushort>>(source.Width, 1);
        using var fine = new Plane<Vector256<ushort>>(Bins, source.Width);
        coarse.Values.Clear();
        fine.Values.Clear();
        var rows = Math.Min(radius, source.Height);
        for (var y = 0; y < rows; y++)
        {
            Count(source.Row(y), coarse.Values, fine.Values, Vector256<ushort>.One);
        }

        for (var y = 0; y < source.Height; y++)
        {
            if (y + radius < source.Height)
            {
                Count(source.Row(y + radius), coarse.Values, fine.Values, Vector256<ushort>.One);
                rows++;
            }

            if (y > radius)
            {
                // Adding a vector of all bits set subtracts one.
                Count(source.Row(y - radius - 1), coarse.Values, fine.Values, Vector256<ushort>.AllBitsSet);
                rows--;
            }

            Slide(coarse.Values, fine.Values, rows, radius, target.Row(y));
        }
    }

    private static void Count(
        ReadOnlySpan<byte> row, Span<Vector256<ushort>> coarse, Span<Vector256<ushort>> fine, Vector256<ushort> change)
    {
        for (var x = 0; x < row.Length; x++)
        {
            int bin = row[x] / Bins, value = row[x] % Bins;
            coarse[x] += From(bin) & change;
            fine[x * Bins + bin] += From(value) & change;
        }
    }

    private static void Slide(
        ReadOnlySpan<Vector256<ushort>> coarse, ReadOnlySpan<Vector256<ushort>> fine, int rows, int radius, Span<byte> medians)
    {
        var window = Vector256<ushort>.Zero;
        int first = 0, end = 0;
        for (var x = 0; x < medians.Length; x++)
        {
            for (; end <= Math.Min(x + radius, medians.Length - 1); end++)
            {
                window += coarse[end];
            }

            for (; first < x - radius; first++)
            {
                window -= coarse[first];
            }

            var half = (end - first) * rows / 2;
            var bin = FirstAbove(window, half);
            var below = bin > 0 ? window[bin - 1] : 0;
            var within = Vector256<ushort>.Zero;
            for (var column = first; column < end; column++)
            {
                within += fine[column * Bins + bin];
            }

            medians[x] = (byte)(bin * Bins + FirstAbove(within, half - below));
        }
    }

    /// <summary>All bits set in this bin and those after it, which count its values too.</summary>
    private static Vector256<ushort> From(int bin) =>
        Vector256.GreaterThanOrEqual(Vector256<ushort>.Indices, Vector256.Create((ushort)bin));

    private static int FirstAbove(Vector256<ushort> counts, int limit) =>
        BitOperations.TrailingZeroCount(Vector256.GreaterThan(counts, Vector256.Create((ushort)limit)).ExtractMostSignificantBits());
}

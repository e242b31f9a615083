
using System.Runtime.CompilerServices;

namespace DigitRecognizer.Filters;

internal static class Histogram
{
    /// <summary>Counts are spread over this many tables: one alone waits for itself where neighbours are alike, as on flat paper.</summary>
    private const int Tables = 4;

    private const int Levels = 256;

    // Both over all of a picture's pixels, once or twice a picture: compiled in tiers they would stay slow for thirty pictures.

    /// <summary>How often each level occurs.</summary>
    /// <param name="levels">Any number of pixels.</param>
    /// <param name="histogram">256 counts, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count(ReadOnlySpan<byte> levels, Span<int> histogram)
    {
        Span<int> tables = stackalloc int[Tables * Levels];
        tables.Clear();
        var i = 0;
        for (; i <= levels.Length - Tables; i += Tables)
        {
            var four = levels.Slice(i, Tables);
            tables[four[0]]++;
            tables[Levels + four[1]]++;
            tables[2 * Levels + four[2]]++;
            tables[3 * Levels + four[3]]++;
        }

        for (; i < levels.Length; i++)
        {
            tables[levels[i]]++;
        }

        AddUp(tables, histogram);
    }

    /// <summary>How often each difference of two levels occurs.</summary>
    /// <param name="upper">Any number of pixels.</param>
    /// <param name="lower">As many.</param>
    /// <param name="histogram">511 counts from -255 on, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CountDifferences(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<int> histogram)
    {
        const int Differences = 2 * Levels - 1, None = Levels - 1;
        Span<int> tables = stackalloc int[Tables * Differences];
        tables.Clear();
        var i = 0;
        for (; i <= upper.Length - Tables; i += Tables)
        {
            ReadOnlySpan<byte> from = upper.Slice(i, Tables), to = lower.Slice(i, Tables);
            tables[None + from[0] - to[0]]++;
            tables[Differences + None + from[1] - to[1]]++;
            tables[2 * Differences + None + from[2] - to[2]]++;
            tables[3 * Differences + None + from[3] - to[3]]++;
        }

        for (; i < upper.Length; i++)
        {
            tables[None + upper[i] - lower[i]]++;
        }

        AddUp(tables, histogram);
    }

    private static void AddUp(ReadOnlySpan<int> tables, Span<int> histogram)
    {
        tables[..histogram.Length].CopyTo(histogram);
        for (var table = 1; table < Tables; table++)
        {
            var addend = tables.Slice(table * histogram.Length, histogram.Length);
            for (var i = 0; i < histogram.Length; i++)
            {
                histogram[i] += addend[i];
            }
        }
    }

    /// <summary>The most frequent value, the smallest of several.</summary>
    public static int Mode(ReadOnlySpan<int> histogram)
    {
        var mode = 0;
        for (var i = 1; i < histogram.Length; i++)
        {
            if (histogram[i] > histogram[mode])
            {
                mode = i;
            }
        }

        return mode;
    }

    /// <summary>The smallest value that at least <paramref name="share"/> of the <paramref name="count"/> entries do not exceed.</summary>
    public static int Percentile(ReadOnlySpan<int> histogram, int count, double share)
    {
        var wanted = (int)Math.Ceiling(count * share);
        var seen = 0;
        for (var i = 0; i < histogram.Length; i++)
        {
            seen += histogram[i];
            if (seen >= wanted && seen > 0)
            {
                return i;
            }
        }

        return histogram.Length - 1;
    }
}

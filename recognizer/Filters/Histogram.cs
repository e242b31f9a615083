
using System.Runtime.CompilerServices;

namespace DigitRecognizer.Filters;

/// <summary>Counts levels, and finds percentiles of the counts.</summary>
internal static class Histogram
{
    /// <summary>Counts are spread over several tables, because incrementing the same counter repeatedly (flat paper) stalls.</summary>
    private const int Tables = 4;

    private const int Levels = 256;

    // Optimized at once: called only once or twice for each picture, but over all its pixels, they would stay unoptimized for thirty
    // pictures.

    /// <summary>Counts how often each level occurs.</summary>
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

    /// <summary>Counts how often each difference of two levels occurs.</summary>
    /// <param name="upper">Any number of pixels.</param>
    /// <param name="lower">The same number of pixels, which are subtracted.</param>
    /// <param name="histogram">511 counts, for the differences -255 to 255; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CountDifferences(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<int> histogram)
    {
        const int Differences = 2 * Levels - 1, NoDifference = Levels - 1;
        Span<int> tables = stackalloc int[Tables * Differences];
        tables.Clear();
        var i = 0;
        for (; i <= upper.Length - Tables; i += Tables)
        {
            ReadOnlySpan<byte> from = upper.Slice(i, Tables), to = lower.Slice(i, Tables);
            tables[NoDifference + from[0] - to[0]]++;
            tables[Differences + NoDifference + from[1] - to[1]]++;
            tables[2 * Differences + NoDifference + from[2] - to[2]]++;
            tables[3 * Differences + NoDifference + from[3] - to[3]]++;
        }

        for (; i < upper.Length; i++)
        {
            tables[NoDifference + upper[i] - lower[i]]++;
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

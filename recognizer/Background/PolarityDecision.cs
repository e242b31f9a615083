using System.Numerics;
using System.Runtime.InteropServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// Step 3a: which side of the background is ink. The middle of the picture counts more than its edge, where shadows, tables and tool bars lie.
/// </summary>
internal static class PolarityDecision
{
    private const int EdgeWeight = 2;

    private const int GridSide = 200;

    /// <summary>Half the side of the square that narrow strokes do not fill, as a share of the grid's longer side.</summary>
    private const double Narrow = 0.015;

    private const int Unnoticeable = 4;

    /// <summary>A narrow stroke shows in the small closing almost whole; of a marker's strokes only corners do.</summary>
    private const double MostlyNarrow = 0.15;

    /// <summary>Below this ratio of its two sides the wide median says nothing: it sees a sheet on a table, whichever of the two is bright.</summary>
    private const double Decisive = 2.5;

    /// <summary>Against the distance from the mean, where that leaves no doubt and the wide median need not be known.</summary>
    private const double ClearlyNarrow = 2 * MostlyNarrow;

    /// <summary>On a flat background: strokes are few and far from it, so the side that holds more squared distance is the ink.</summary>
    public static Polarity Of(Plane<byte> grey, Plane<byte> background)
    {
        using var weights = Weights(grey.Width);
        return Side(Energy(background, grey, weights), Energy(grey, background, weights));
    }

    /// <summary>
    /// On a photo: what a small closing fills is narrow and dark, what a small opening removes is narrow and bright, and neither sees
    /// the edge of a shadow or of a sheet. Strokes too wide for that leave the decision to the distance from a wide median.
    /// </summary>
    public static Polarity OfPhoto(Plane<byte> grey)
    {
        var cell = Math.Max(1, (Math.Max(grey.Width, grey.Height) + GridSide - 1) / GridSide);
        using var coarse = WideMedian.Reduce(grey, cell);
        using var weights = Weights(coarse.Width);
        var radius = Math.Max(2, (int)(Narrow * Math.Max(coarse.Width, coarse.Height)));
        using var closed = MorphologicalBackground.Of(coarse, Polarity.DarkOnLight, radius);
        using var opened = MorphologicalBackground.Of(coarse, Polarity.LightOnDark, radius);
        double dark = Energy(closed, coarse, weights), bright = Energy(coarse, opened, weights);
        return Math.Max(dark, bright) > ClearlyNarrow * DistanceFromMean(coarse, weights) || !IsWide(coarse, Math.Max(dark, bright), weights, out var polarity)
            ? Side(dark, bright)
            : polarity;
    }

    /// <summary>Whether strokes are too wide for the small closing, and what the wide median says of them.</summary>
    private static bool IsWide(Plane<byte> grey, double narrow, Plane<uint> weights, out Polarity polarity)
    {
        using var median = WideMedian.Of(grey);
        double darker = Energy(median, grey, weights), brighter = Energy(grey, median, weights);
        polarity = Side(darker, brighter);
        return narrow <= MostlyNarrow * Math.Max(darker, brighter) && Math.Max(darker, brighter) >= Decisive * Math.Min(darker, brighter);
    }

    private static Polarity Side(double darker, double brighter) => darker >= brighter ? Polarity.DarkOnLight : Polarity.LightOnDark;

    /// <summary>A cheap stand-in for the distance from the wide median, which on paper that is shaded or holds a marker's strokes is smaller.</summary>
    private static double DistanceFromMean(Plane<byte> grey, Plane<uint> weights)
    {
        long sum = 0;
        foreach (var value in grey.Values)
        {
            sum += value;
        }

        using var mean = new Plane<byte>(grey.Width, grey.Height);
        mean.Values.Fill((byte)(sum / grey.Values.Length));
        return Math.Max(Energy(mean, grey, weights), Energy(grey, mean, weights));
    }

    /// <summary>What each column counts; filled up to whole vectors.</summary>
    private static Plane<uint> Weights(int width)
    {
        var weights = new Plane<uint>((width + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count, 1);
        weights.Values.Clear();
        for (var x = 0; x < width; x++)
        {
            weights.Values[x] = (uint)(EdgeWeight + Centrality(x, width));
        }

        return weights;
    }

    /// <summary>Weighted sum of squares of how far one plane lies above the other.</summary>
    private static double Energy(Plane<byte> upper, Plane<byte> lower, Plane<uint> weights)
    {
        double energy = 0;
        for (var y = 0; y < upper.Height; y++)
        {
            var row = y * upper.Width;
            energy += (double)Excess(upper.Values[row..], lower.Values[row..], weights.Values) * (EdgeWeight + Centrality(y, upper.Height));
        }

        return energy;
    }

    /// <summary>The same of one row, without the row's own weight; 32 bits hold it for the longest row there is.</summary>
    /// <param name="upper">The row and those below it: a last vector may reach over its end, where weights are 0.</param>
    /// <param name="lower">The same of the other plane.</param>
    /// <param name="weights">Whole vectors.</param>
    private static uint Excess(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, ReadOnlySpan<uint> weights)
    {
        var sums = Vector<uint>.Zero;
        for (var x = 0; x < weights.Length; x += Vector<byte>.Count)
        {
            sums += Excess(Load(upper[x..]), Load(lower[x..]), weights[x..]);
        }

        return Vector.Sum(sums);
    }

    private static Vector<byte> Load(ReadOnlySpan<byte> values)
    {
        if (values.Length >= Vector<byte>.Count)
        {
            return new Vector<byte>(values);
        }

        Span<byte> last = stackalloc byte[Vector<byte>.Count];
        last.Clear();
        values.CopyTo(last);
        return new Vector<byte>(last);
    }

    private static Vector<uint> Excess(Vector<byte> upper, Vector<byte> lower, ReadOnlySpan<uint> weights)
    {
        var above = Vector.SubtractSaturate(Vector.SubtractSaturate(upper, lower), new Vector<byte>(Unnoticeable));
        Vector.Widen(above, out var low, out var high);
        Vector.Widen(low * low, out var first, out var second);
        Vector.Widen(high * high, out var third, out var fourth);
        var weight = MemoryMarshal.Cast<uint, Vector<uint>>(weights);
        return first * weight[0] + second * weight[1] + third * weight[2] + fourth * weight[3];
    }

    /// <summary>0 at the edge to 8 in the middle half.</summary>
    private static int Centrality(int at, int length) => Math.Min(8, 32 * Math.Min(at, length - 1 - at) / length);
}

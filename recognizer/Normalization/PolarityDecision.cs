using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Normalization;

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

    /// <summary>On a flat background: strokes are few and far from it, so the side that holds more squared distance is the ink.</summary>
    public static Polarity Of(Plane<byte> grey, Plane<byte> background)
    {
        var (darker, brighter) = Energy(grey, background);
        return darker >= brighter ? Polarity.DarkOnLight : Polarity.LightOnDark;
    }

    /// <summary>
    /// On a photo: what a small closing fills is narrow and dark, what a small opening removes is narrow and bright, and neither sees
    /// the edge of a shadow or of a sheet. Strokes too wide for that leave the decision to the distance from a wide median.
    /// </summary>
    public static Polarity OfPhoto(Plane<byte> grey)
    {
        var cell = Math.Max(1, (Math.Max(grey.Width, grey.Height) + GridSide - 1) / GridSide);
        using var coarse = WideMedian.Reduce(grey, cell);
        var radius = Math.Max(2, (int)(Narrow * Math.Max(coarse.Width, coarse.Height)));
        using var closed = MorphologicalBackground.Of(coarse, Polarity.DarkOnLight, radius);
        using var opened = MorphologicalBackground.Of(coarse, Polarity.LightOnDark, radius);
        using var median = WideMedian.Of(coarse);
        var dark = Energy(coarse, closed).Darker;
        var bright = Energy(coarse, opened).Brighter;
        var (darker, brighter) = Energy(coarse, median);
        var narrow = Math.Max(dark, bright) > MostlyNarrow * Math.Max(darker, brighter)
            || Math.Max(darker, brighter) < Decisive * Math.Min(darker, brighter);
        return (narrow ? dark >= bright : darker >= brighter) ? Polarity.DarkOnLight : Polarity.LightOnDark;
    }

    private static (double Darker, double Brighter) Energy(Plane<byte> grey, Plane<byte> background)
    {
        using var weights = new Plane<uint>(grey.Width, 1);
        for (var x = 0; x < grey.Width; x++)
        {
            weights.Values[x] = (uint)(EdgeWeight + Centrality(x, grey.Width));
        }

        double darker = 0, brighter = 0;
        for (var y = 0; y < grey.Height; y++)
        {
            var weight = EdgeWeight + Centrality(y, grey.Height);
            darker += (double)Excess(background.Row(y), grey.Row(y), weights.Values) * weight;
            brighter += (double)Excess(grey.Row(y), background.Row(y), weights.Values) * weight;
        }

        return (darker, brighter);
    }

    /// <summary>Weighted sum of squares of how far one row lies above the other; 32 bits hold it for the longest row there is.</summary>
    private static ulong Excess(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, ReadOnlySpan<uint> weights)
    {
        var sums = Vector<uint>.Zero;
        var x = 0;
        for (; x <= upper.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            var above = Vector.SubtractSaturate(new Vector<byte>(upper[x..]), new Vector<byte>(lower[x..]));
            Vector.Widen(Vector.SubtractSaturate(above, new Vector<byte>(Unnoticeable)), out var low, out var high);
            var weight = MemoryMarshal.Cast<uint, Vector<uint>>(weights[x..]);
            Vector.Widen(low * low, out var first, out var second);
            Vector.Widen(high * high, out var third, out var fourth);
            sums += first * weight[0] + second * weight[1] + third * weight[2] + fourth * weight[3];
        }

        ulong sum = Vector.Sum(sums);
        for (; x < upper.Length; x++)
        {
            var above = (uint)Math.Max(0, upper[x] - lower[x] - Unnoticeable);
            sum += above * above * weights[x];
        }

        return sum;
    }

    /// <summary>0 at the edge to 8 in the middle half.</summary>
    private static int Centrality(int at, int length) => Math.Min(8, 32 * Math.Min(at, length - 1 - at) / length);
}

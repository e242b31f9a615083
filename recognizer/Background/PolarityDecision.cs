using System.Numerics;
using System.Runtime.InteropServices;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// Step 3a: decides whether ink is darker or brighter than the background. The middle of the picture counts more than its edge, where
/// shadows, tables and tool bars are.
/// </summary>
internal static class PolarityDecision
{
    /// <summary>Weight of a pixel at the edge; one in the middle half has 8 more.</summary>
    private const int EdgeWeight = 2;

    /// <summary>The longer side of the reduced picture, at most.</summary>
    private const int GridSide = 200;

    /// <summary>Radius of the small closing and opening, which remove narrow strokes, as a share of the grid's longer side.</summary>
    private const double NarrowRadius = 0.015;

    /// <summary>A difference of this many levels or fewer does not count.</summary>
    private const int MaxIgnoredDifference = 4;

    /// <summary>
    /// Strokes are narrow where the small closing or opening removes more than this share of the energy beside the wide median. Of a
    /// marker's strokes it removes only corners.
    /// </summary>
    private const double MinShareOfNarrow = 0.15;

    /// <summary>
    /// With a smaller ratio of darker to brighter energy the wide median decides nothing: it may have found a sheet on a table.
    /// </summary>
    private const double MinRatioOfWide = 2.5;

    /// <summary>
    /// With this share of the energy beside the mean, strokes are narrow for certain, and the wide median is not computed.
    /// </summary>
    private const double MinShareOfCertainlyNarrow = 2 * MinShareOfNarrow;

    /// <summary>
    /// The polarity on a flat background: strokes are few and differ much, so that ink is the side with more squared difference.
    /// </summary>
    public static Polarity Of(Plane<byte> grey, Plane<byte> background)
    {
        using var weights = Weights(grey.Width);
        return Side(Energy(background, grey, weights), Energy(grey, background, weights));
    }

    /// <summary>
    /// The polarity of a photo. A small closing removes what is narrow and dark, a small opening what is narrow and bright, and neither
    /// changes the edge of a shadow or of a sheet. For wide strokes the difference from a wide median decides.
    /// </summary>
    public static Polarity OfPhoto(Plane<byte> grey)
    {
        var cell = Math.Max(1, (Math.Max(grey.Width, grey.Height) + GridSide - 1) / GridSide);
        using var coarse = WideMedian.Reduce(grey, cell);
        using var weights = Weights(coarse.Width);
        var radius = Math.Max(2, (int)(NarrowRadius * Math.Max(coarse.Width, coarse.Height)));
        using var closed = MorphologicalBackground.Of(coarse, Polarity.DarkOnLight, radius);
        using var opened = MorphologicalBackground.Of(coarse, Polarity.LightOnDark, radius);
        double dark = Energy(closed, coarse, weights), bright = Energy(coarse, opened, weights);
        var narrow = Math.Max(dark, bright);
        return narrow > MinShareOfCertainlyNarrow * EnergyBesideMean(coarse, weights) || !IsWide(coarse, narrow, weights, out var polarity)
            ? Side(dark, bright)
            : polarity;
    }

    /// <summary>Whether strokes are too wide for the small closing and opening, and which polarity they have by the wide median.</summary>
    private static bool IsWide(Plane<byte> grey, double narrow, Plane<uint> weights, out Polarity polarity)
    {
        using var median = WideMedian.Of(grey);
        double darker = Energy(median, grey, weights), brighter = Energy(grey, median, weights);
        polarity = Side(darker, brighter);
        var (most, least) = (Math.Max(darker, brighter), Math.Min(darker, brighter));
        return narrow <= MinShareOfNarrow * most && most >= MinRatioOfWide * least;
    }

    private static Polarity Side(double darker, double brighter) => darker >= brighter ? Polarity.DarkOnLight : Polarity.LightOnDark;

    /// <summary>
    /// A quick upper bound of the energy beside the wide median, which is smaller on shaded paper and beside wide strokes.
    /// </summary>
    private static double EnergyBesideMean(Plane<byte> grey, Plane<uint> weights)
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

    /// <summary>The weight of each column, padded to whole vectors by 0.</summary>
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

    /// <summary>The weighted sum of squares of how much one plane is above the other.</summary>
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

    /// <summary>The same for one row, without the row's own weight; the longest row does not overflow 32 bits.</summary>
    /// <param name="upper">The row and those below it, because the last vector may extend beyond the row, where weights are 0.</param>
    /// <param name="lower">The same for the other plane.</param>
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
        var above = Vector.SubtractSaturate(Vector.SubtractSaturate(upper, lower), new Vector<byte>(MaxIgnoredDifference));
        Vector.Widen(above, out var low, out var high);
        Vector.Widen(low * low, out var first, out var second);
        Vector.Widen(high * high, out var third, out var fourth);
        var weight = MemoryMarshal.Cast<uint, Vector<uint>>(weights);
        return first * weight[0] + second * weight[1] + third * weight[2] + fourth * weight[3];
    }

    /// <summary>0 at the edge, rising to 8 in the middle half.</summary>
    private static int Centrality(int at, int length) => Math.Min(8, 32 * Math.Min(at, length - 1 - at) / length);
}

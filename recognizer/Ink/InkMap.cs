using System.Numerics;
using System.Numerics.Tensors;
using DigitRecognizer.Background;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>Step 3b: how much each pixel is ink, and the mask of the pixels that belong to strokes. Dispose it.</summary>
internal readonly ref struct InkMap
{
    /// <summary>Least ink of the mask's pixels, in grey levels and in standard deviations of the noise.</summary>
    private const int MinInk = 6;
    private const double MinInkToNoise = 5;

    /// <summary>The same in a small picture, where a pixel averages a stroke with the paper beside it.</summary>
    private const int MinInkInSmall = 3;
    private const double MinInkToNoiseInSmall = 3.5;

    /// <summary>The same for ink that continues stronger ink.</summary>
    private const int MinWeakInk = 2;
    private const double MinWeakInkToNoise = 2;

    /// <summary>Least ink of the mask's pixels, as a share of the strongest ink nearby.</summary>
    private const double MinShareOfLocalInk = 0.4;

    /// <summary>Noise from which on a picture is smoothed, in grey levels.</summary>
    private const double MinNoiseToSmooth = 1.5;

    /// <summary>The percentiles of the paper's distance from the background that give its level and its noise.</summary>
    private const double LevelPercentile = 0.4, LowPercentile = 0.08;

    /// <summary>How many standard deviations of a normal distribution lie between the two.</summary>
    private const double DeviationsBetween = 1.15;

    /// <summary>Upper bound of level and noise, in grey levels.</summary>
    private const int MaxLevel = 40;

    /// <summary>As <see cref="MinShareOfLocalInk"/> for thin lines, which blur makes fainter than strokes beside them.</summary>
    private const double MinShareOfLine = 0.1;

    private readonly int _minInk;

    private InkMap(Plane<byte> ink, Plane<byte> mask, double noise, int minInk)
    {
        Ink = ink;
        Mask = mask;
        Noise = noise;
        _minInk = minInk;
    }

    /// <summary>Distance from the background on the ink's side, 0..255.</summary>
    public Plane<byte> Ink { get; }

    /// <summary>1 where a pixel belongs to a stroke, else 0.</summary>
    public Plane<byte> Mask { get; }

    /// <summary>Standard deviation of the paper's noise after smoothing, in grey levels.</summary>
    public double Noise { get; }

    /// <param name="grey">The picture.</param>
    /// <param name="background">The picture without ink.</param>
    /// <param name="polarity">Whether ink is darker or brighter than the background.</param>
    /// <param name="paperReach">
    /// How far from the background paper may lie; less than all levels where ink may cover most of the picture.
    /// </param>
    /// <param name="selection">Which ink belongs to strokes, where the picture is small.</param>
    public static InkMap Of(
        Plane<byte> grey,
        Plane<byte> background,
        Polarity polarity,
        int paperReach = byte.MaxValue,
        InkSelection selection = InkSelection.Continued)
    {
        var ink = new Plane<byte>(grey.Width, grey.Height);
        var upper = polarity == Polarity.DarkOnLight ? background : grey;
        var lower = polarity == Polarity.DarkOnLight ? grey : background;
        var (level, noise) = Paper(upper.Values, lower.Values, paperReach);
        SubtractSaturated(upper.Values, lower.Values, level, ink.Values);

        var isSmall = SmallPicture.Is(grey);
        if (isSmall ? selection == InkSelection.Smoothed : noise >= MinNoiseToSmooth)
        {
            BoxBlur.Apply(ink);
            noise /= 2;
        }

        var mask = new Plane<byte>(grey.Width, grey.Height);
        var min = isSmall ? Math.Max(MinInkInSmall, MinInkToNoiseInSmall * noise) : Math.Max(MinInk, MinInkToNoise * noise);
        LocalThreshold.Apply(ink, (int)min, MinShareOfLocalInk, mask);
        if (isSmall && selection != InkSelection.Strong)
        {
            WeakInk.Add(ink, (int)Math.Max(MinWeakInk, MinWeakInkToNoise * noise), mask);
        }

        return new InkMap(ink, mask, noise, (int)min);
    }

    /// <summary>A mask that thin lines beside strong strokes belong to as well, to be disposed.</summary>
    public Plane<byte> MaskOfFaintLines()
    {
        var mask = new Plane<byte>(Ink.Width, Ink.Height);
        LocalThreshold.Apply(Ink, _minInk, MinShareOfLine, mask);
        return mask;
    }

    /// <summary>The differences less a level, at least 0.</summary>
    private static void SubtractSaturated(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int level, Span<byte> difference)
    {
        var i = 0;
        for (; i <= difference.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var above = Vector.SubtractSaturate(new Vector<byte>(upper[i..]), new Vector<byte>(lower[i..]));
            Vector.SubtractSaturate(above, new Vector<byte>((byte)level)).CopyTo(difference[i..]);
        }

        for (; i < difference.Length; i++)
        {
            difference[i] = (byte)Math.Max(0, upper[i] - lower[i] - level);
        }
    }

    /// <summary>The same ink with another mask; both are taken over, and the earlier mask is disposed.</summary>
    public InkMap ReplaceMask(Plane<byte> mask)
    {
        Mask.Dispose();
        return new InkMap(Ink, mask, Noise, _minInk);
    }

    public void Dispose()
    {
        Ink.Dispose();
        Mask.Dispose();
    }

    /// <summary>
    /// How far paper lies from the background estimate (an envelope of noisy paper lies outside it), and its noise: half the paper is
    /// below the first, and a normal distribution has a sixth below one deviation less. Ink, even a marker's, is above both.
    /// </summary>
    private static (int Level, double Noise) Paper(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int reach)
    {
        Span<int> histogram = stackalloc int[511];
        Histogram.CountDifferences(upper, lower, histogram);
        var count = upper.Length - TensorPrimitives.Sum<int>(histogram[(reach + 256)..]);
        var middle = Histogram.Percentile(histogram, count, LevelPercentile);
        var low = Histogram.Percentile(histogram, count, LowPercentile);
        return (Math.Clamp(middle - 255, 0, MaxLevel), Math.Clamp((middle - low) / DeviationsBetween, 0, MaxLevel));
    }
}

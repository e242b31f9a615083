using System.Numerics;
using System.Numerics.Tensors;
using DigitRecognizer.Background;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>Step 3b: how much every pixel is ink, and which are ink enough to belong to a stroke.</summary>
internal readonly ref struct InkMap
{
    /// <summary>In a smaller picture smoothing would cost more of a stroke than of the noise.</summary>
    public const int LargeEnoughToSmooth = 150;

    private const int FaintestInk = 6;
    private const double NoiseMargin = 5;
    private const double ShareOfLocalInk = 0.4;

    private InkMap(Plane<byte> ink, Plane<byte> mask, double noise)
    {
        Ink = ink;
        Mask = mask;
        Noise = noise;
    }

    /// <summary>Distance from the background on the ink's side, 0..255.</summary>
    public Plane<byte> Ink { get; }

    /// <summary>1 where a pixel belongs to a stroke, else 0.</summary>
    public Plane<byte> Mask { get; }

    /// <summary>Standard deviation of the paper, in grey levels, after smoothing.</summary>
    public double Noise { get; }

    /// <param name="grey">The picture.</param>
    /// <param name="background">What it would look like without ink.</param>
    /// <param name="polarity">On which side of the background ink lies.</param>
    /// <param name="paperReach">
    /// How far from the background paper may lie; less than all levels where ink may cover most of the picture.
    /// </param>
    public static InkMap Of(Plane<byte> grey, Plane<byte> background, Polarity polarity, int paperReach = byte.MaxValue)
    {
        var ink = new Plane<byte>(grey.Width, grey.Height);
        var upper = polarity == Polarity.DarkOnLight ? background : grey;
        var lower = polarity == Polarity.DarkOnLight ? grey : background;
        var (level, noise) = Paper(upper.Values, lower.Values, paperReach);
        SubtractSaturated(upper.Values, lower.Values, level, ink.Values);

        if (noise >= 1.5 && Math.Max(grey.Width, grey.Height) >= LargeEnoughToSmooth)
        {
            BoxBlur.Apply(ink);
            noise /= 2;
        }

        var mask = new Plane<byte>(grey.Width, grey.Height);
        LocalThreshold.Apply(ink, Math.Max(FaintestInk, (int)(NoiseMargin * noise)), ShareOfLocalInk, mask);
        return new InkMap(ink, mask, noise);
    }

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
        var middle = Histogram.Percentile(histogram, count, 0.4);
        var low = Histogram.Percentile(histogram, count, 0.08);
        return (Math.Clamp(middle - 255, 0, 40), Math.Clamp((middle - low) / 1.15, 0, 40));
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace DigitRecognizer.Normalization;

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

    public static InkMap Of(Plane<byte> grey, Plane<byte> background, Polarity polarity)
    {
        var ink = new Plane<byte>(grey.Width, grey.Height);
        var sign = polarity == Polarity.DarkOnLight ? -1 : 1;
        var (level, noise) = Paper(grey, background, sign);
        if (polarity == Polarity.DarkOnLight)
        {
            SubtractSaturated(background.Values, grey.Values, level, ink.Values);
        }
        else
        {
            SubtractSaturated(grey.Values, background.Values, level, ink.Values);
        }

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
    // Once a picture over all its pixels: compiled in tiers it would stay slow for thirty pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Level, double Noise) Paper(Plane<byte> grey, Plane<byte> background, int sign)
    {
        Span<int> histogram = stackalloc int[511];
        histogram.Clear();
        ReadOnlySpan<byte> levels = grey.Values;
        var paper = background.Values[..levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            histogram[sign * (levels[i] - paper[i]) + 255]++;
        }

        var count = levels.Length;
        var middle = Histogram.Percentile(histogram, count, 0.4);
        var low = Histogram.Percentile(histogram, count, 0.08);
        return (Math.Clamp(middle - 255, 0, 40), Math.Clamp((middle - low) / 1.15, 0, 40));
    }
}

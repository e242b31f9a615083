namespace DigitRecognizer.Normalization;

/// <summary>Step 3b: how much every pixel is ink, and which are ink enough to belong to a stroke.</summary>
internal readonly ref struct InkMap
{
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
        var noise = Subtract(grey, background, polarity, ink);
        if (noise >= 1.5 && Math.Max(grey.Width, grey.Height) >= 150)
        {
            BoxBlur.Apply(ink);
            noise /= 2;
        }

        var mask = new Plane<byte>(grey.Width, grey.Height);
        LocalThreshold.Apply(ink, Math.Max(FaintestInk, (int)(NoiseMargin * noise)), ShareOfLocalInk, mask);
        return new InkMap(ink, mask, noise);
    }

    public void Dispose()
    {
        Ink.Dispose();
        Mask.Dispose();
    }

    /// <summary>Returns the paper's noise: a normal distribution's deviation is 2.6 times its lower three tenths, which the ink of a marker does not reach.</summary>
    private static double Subtract(Plane<byte> grey, Plane<byte> background, Polarity polarity, Plane<byte> ink)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var sign = polarity == Polarity.DarkOnLight ? -1 : 1;
        for (var i = 0; i < ink.Values.Length; i++)
        {
            var difference = sign * (grey.Values[i] - background.Values[i]);
            ink.Values[i] = (byte)Math.Max(0, difference);
            histogram[Math.Abs(difference)]++;
        }

        return 2.6 * Histogram.Percentile(histogram, ink.Values.Length, 0.3);
    }
}

using DigitRecognizer.Imaging;

namespace DigitRecognizer.Grey;

/// <summary>
/// Converts a colour to a grey value: luminance (ITU-R BT.601), or, where ink and background differ in colour much more than in luminance
/// (red on green), the projection on the line from the background's colour to the ink's, with dark ink.
/// </summary>
/// <param name="Red">Weight of red, in units of 1/1024.</param>
/// <param name="Green">Weight of green.</param>
/// <param name="Blue">Weight of blue.</param>
/// <param name="Offset">Added to the weighted sum.</param>
internal readonly record struct GreyAxis(int Red, int Green, int Blue, int Offset)
{
    /// <summary>Bits of the weights behind the binary point.</summary>
    public const int Shift = 10;

    /// <summary>How many pixels are looked at, about.</summary>
    private const int Samples = 4096;

    /// <summary>A pixel that differs from the background by less in all channels is background.</summary>
    private const int MinDifference = 24;

    /// <summary>With at least this mean difference in luminance, luminance is good enough.</summary>
    private const long MinLuminanceDifference = 40;

    /// <summary>How many times larger the difference in colour must be than that in luminance.</summary>
    private const int MinColourAdvantage = 2;

    /// <summary>The least alpha of a pixel that counts as opaque.</summary>
    private const byte MinOpaqueAlpha = 128;

    private const int RedWeight = 306, GreenWeight = 601, BlueWeight = 117;

    public static GreyAxis Luminance { get; } = new(RedWeight, GreenWeight, BlueWeight, 1 << (Shift - 1));

    public int Of(int r, int g, int b) => Math.Clamp((Red * r + Green * g + Blue * b + Offset) >> Shift, 0, 255);

    /// <summary>Chooses the axis that separates ink from background best.</summary>
    public static GreyAxis Choose(PixelView pixels)
    {
        if (pixels.Channels == 1)
        {
            return Luminance;
        }

        var step = Math.Max(1, pixels.Width * pixels.Height / Samples);
        if (CommonColour(pixels, step) is not (var r, var g, var b))
        {
            return Luminance;
        }

        long dr = 0, dg = 0, db = 0, contrast = 0, luminance = 0;
        var count = 0;
        for (var i = 0; i < pixels.Width * pixels.Height; i += step)
        {
            var s = pixels.Samples.Slice(i * pixels.Channels, pixels.Channels);
            int er = s[0] - r, eg = s[1] - g, eb = s[2] - b;
            var most = Math.Max(Math.Abs(er), Math.Max(Math.Abs(eg), Math.Abs(eb)));
            if (most < MinDifference || (pixels.Channels == 4 && s[3] < MinOpaqueAlpha))
            {
                continue;
            }

            count++;
            contrast += most;
            luminance += Math.Abs(RedWeight * er + GreenWeight * eg + BlueWeight * eb) >> Shift;
            dr += er;
            dg += eg;
            db += eb;
        }

        var length = Math.Abs(dr) + Math.Abs(dg) + Math.Abs(db);
        if (count == 0 || luminance >= MinLuminanceDifference * count || contrast < MinColourAdvantage * luminance || length == 0)
        {
            return Luminance;
        }

        int wr = Weight(dr), wg = Weight(dg), wb = Weight(db);
        return new GreyAxis(wr, wg, wb, (255 << Shift) - wr * r - wg * g - wb * b);

        int Weight(long difference) => (int)(-difference * (1 << Shift) / length);
    }

    /// <summary>
    /// The mean colour of the most frequent bin of 4 bits a channel; null where it has less than a third of the samples, as in a shaded
    /// photo.
    /// </summary>
    private static (int R, int G, int B)? CommonColour(PixelView pixels, int step)
    {
        Span<ushort> counts = stackalloc ushort[4096];
        counts.Clear();
        var samples = 0;
        for (var i = 0; i < pixels.Width * pixels.Height; i += step, samples++)
        {
            var s = pixels.Samples.Slice(i * pixels.Channels, pixels.Channels);
            var bin = (s[0] >> 4 << 8) | (s[1] >> 4 << 4) | (s[2] >> 4);
            counts[bin] += counts[bin] < ushort.MaxValue ? (ushort)1 : (ushort)0;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            most = counts[i] > counts[most] ? i : most;
        }

        if (counts[most] * 3 < samples)
        {
            return null;
        }

        long r = 0, g = 0, b = 0;
        var n = 0;
        for (var i = 0; i < pixels.Width * pixels.Height; i += step)
        {
            var s = pixels.Samples.Slice(i * pixels.Channels, pixels.Channels);
            if (((s[0] >> 4 << 8) | (s[1] >> 4 << 4) | (s[2] >> 4)) == most)
            {
                (r, g, b, n) = (r + s[0], g + s[1], b + s[2], n + 1);
            }
        }

        return ((int)(r / n), (int)(g / n), (int)(b / n));
    }
}

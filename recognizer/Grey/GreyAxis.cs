using DigitRecognizer.Imaging;

namespace DigitRecognizer.Grey;

/// <summary>
/// How colour becomes one grey value: luminance (ITU-R BT.601), unless background and ink differ in colour much more than in luminance,
/// as red does on green; then the line from background colour to ink colour, ink dark.
/// </summary>
internal readonly record struct GreyAxis(int Red, int Green, int Blue, int Offset)
{
    public const int Shift = 10;

    private const int Samples = 4096;
    private const int Different = 24;

    public static GreyAxis Luminance { get; } = new(306, 601, 117, 1 << (Shift - 1));

    public int Of(int r, int g, int b) => Math.Clamp((Red * r + Green * g + Blue * b + Offset) >> Shift, 0, 255);

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
            if (most < Different || (pixels.Channels == 4 && s[3] < 128))
            {
                continue;
            }

            count++;
            contrast += most;
            luminance += Math.Abs(306 * er + 601 * eg + 117 * eb) >> Shift;
            dr += er;
            dg += eg;
            db += eb;
        }

        var length = Math.Abs(dr) + Math.Abs(dg) + Math.Abs(db);
        if (count == 0 || luminance >= 40L * count || contrast < 2 * luminance || length == 0)
        {
            return Luminance;
        }

        int wr = (int)(-dr * (1 << Shift) / length), wg = (int)(-dg * (1 << Shift) / length), wb = (int)(-db * (1 << Shift) / length);
        return new GreyAxis(wr, wg, wb, (255 << Shift) - wr * r - wg * g - wb * b);
    }

    /// <summary>The colour of at least a third of the samples, to 4 bits a channel; null where there is none, as in a shaded photo.</summary>
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

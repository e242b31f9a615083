using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>Step 1: any picture becomes one grey plane, reduced by whole pixels when it is larger than the later steps need.</summary>
internal static class Luminance
{
    /// <summary>Above this longer side the plane is reduced: a digit's strokes stay several pixels wide.</summary>
    public const int LongerSide = 1024;

    public static int ReductionOf(PixelView pixels) => (Math.Max(pixels.Width, pixels.Height) + LongerSide - 1) / LongerSide;

    public static Plane<byte> Extract(PixelView pixels, int reduction)
    {
        var axis = GreyAxis.Choose(pixels);
        var backdrop = pixels.Channels == 4 ? Backdrop.Choose(pixels, axis) : 0;
        var plane = new Plane<byte>(Math.Max(1, pixels.Width / reduction), Math.Max(1, pixels.Height / reduction));
        if (reduction == 1)
        {
            Convert(pixels.Samples, pixels.Channels, axis, backdrop, plane.Values);
            return plane;
        }

        using var rows = new Plane<byte>(pixels.Width, reduction);
        for (var y = 0; y < plane.Height; y++)
        {
            var count = Math.Min(reduction, pixels.Height - y * reduction);
            var samples = pixels.Samples.Slice(y * reduction * pixels.Width * pixels.Channels, count * pixels.Width * pixels.Channels);
            Convert(samples, pixels.Channels, axis, backdrop, rows.Values);
            Average(rows, count, reduction, plane.Row(y));
        }

        return plane;
    }

    private static void Convert(ReadOnlySpan<byte> samples, int channels, GreyAxis axis, int backdrop, Span<byte> grey)
    {
        switch (channels)
        {
            case 1:
                samples.CopyTo(grey);
                break;
            case 3:
                for (int i = 0, s = 0; s + 2 < samples.Length; i++, s += 3)
                {
                    grey[i] = (byte)axis.Of(samples[s], samples[s + 1], samples[s + 2]);
                }

                break;
            default:
                for (int i = 0, s = 0; s + 3 < samples.Length; i++, s += 4)
                {
                    var alpha = samples[s + 3];
                    var value = axis.Of(samples[s], samples[s + 1], samples[s + 2]);
                    grey[i] = (byte)(alpha == 255 ? value : (value * alpha + backdrop * (255 - alpha) + 127) / 255);
                }

                break;
        }
    }

    private static void Average(Plane<byte> rows, int count, int reduction, Span<byte> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var from = x * reduction;
            var width = Math.Min(reduction, rows.Width - from);
            var sum = 0;
            for (var y = 0; y < count; y++)
            {
                foreach (var value in rows.Row(y).Slice(from, width))
                {
                    sum += value;
                }
            }

            target[x] = (byte)((sum + count * width / 2) / (count * width));
        }
    }
}

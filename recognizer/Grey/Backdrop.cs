using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Grey;

/// <summary>The grey that transparent pixels are laid on: one that leaves the ink visible, whether the ink is what is opaque or what is cut out.</summary>
internal static class Backdrop
{
    private const int Flat = 24;

    public static int Choose(PixelView pixels, GreyAxis axis)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var opaque = 0;
        for (var i = 0; i < pixels.Samples.Length; i += 4)
        {
            var s = pixels.Samples.Slice(i, 4);
            if (s[3] >= 128)
            {
                histogram[axis.Of(s[0], s[1], s[2])]++;
                opaque++;
            }
        }

        if (opaque == 0)
        {
            return MeanOfAll(pixels, axis) < 128 ? 255 : 0;
        }

        var median = Histogram.Percentile(histogram, opaque, 0.5);
        var spread = Histogram.Percentile(histogram, opaque, 0.99) - Histogram.Percentile(histogram, opaque, 0.01);
        var paperIsOpaque = opaque > pixels.Width * pixels.Height / 2 && spread > Flat;
        if (paperIsOpaque)
        {
            return median;
        }

        return median < 128 ? 255 : 0;
    }

    private static double MeanOfAll(PixelView pixels, GreyAxis axis)
    {
        double sum = 0, weight = 0;
        for (var i = 0; i < pixels.Samples.Length; i += 4)
        {
            var s = pixels.Samples.Slice(i, 4);
            sum += axis.Of(s[0], s[1], s[2]) * s[3];
            weight += s[3];
        }

        return weight > 0 ? sum / weight : 0;
    }
}

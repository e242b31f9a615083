using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Grey;

/// <summary>Chooses the grey behind transparent pixels, so that ink stays visible whether the ink or the paper is what is opaque.</summary>
internal static class Backdrop
{
    /// <summary>Opaque pixels whose levels spread wider, from the first to the last percent, show both ink and paper.</summary>
    private const int MaxSpreadOfInk = 24;

    /// <summary>The least alpha of a pixel that counts as opaque.</summary>
    private const byte MinOpaqueAlpha = 128;

    private const int MiddleGrey = 128;

    public static int Choose(PixelView pixels, GreyAxis axis)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var opaque = 0;
        for (var i = 0; i < pixels.Samples.Length; i += 4)
        {
            var s = pixels.Samples.Slice(i, 4);
            if (s[3] >= MinOpaqueAlpha)
            {
                histogram[axis.Of(s[0], s[1], s[2])]++;
                opaque++;
            }
        }

        if (opaque == 0)
        {
            return MeanOfAll(pixels, axis) < MiddleGrey ? 255 : 0;
        }

        var median = Histogram.Percentile(histogram, opaque, 0.5);
        var spread = Histogram.Percentile(histogram, opaque, 0.99) - Histogram.Percentile(histogram, opaque, 0.01);
        var paperIsOpaque = opaque > pixels.Width * pixels.Height / 2 && spread > MaxSpreadOfInk;
        if (paperIsOpaque)
        {
            return median;
        }

        return median < MiddleGrey ? 255 : 0;
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

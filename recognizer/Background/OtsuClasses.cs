using DigitRecognizer.Filters;

namespace DigitRecognizer.Background;

/// <summary>
/// A picture's levels split into a dark and a bright class by the threshold that maximizes the variance between them
/// (N. Otsu, A threshold selection method from gray-level histograms, 1979).
/// </summary>
/// <param name="Threshold">The highest level of the dark class.</param>
/// <param name="Dark">The median of the dark class.</param>
/// <param name="Bright">The median of the bright class.</param>
internal readonly record struct OtsuClasses(byte Threshold, byte Dark, byte Bright)
{
    public static OtsuClasses Of(Plane<byte> grey)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        long total = 0;
        foreach (var value in grey.Values)
        {
            histogram[value]++;
            total += value;
        }

        var (threshold, darker) = Split(histogram, grey.Values.Length, total);
        var dark = Histogram.Percentile(histogram, darker, 0.5);
        histogram[..(threshold + 1)].Clear();
        var bright = Histogram.Percentile(histogram, grey.Values.Length - darker, 0.5);
        return new OtsuClasses((byte)threshold, (byte)dark, (byte)bright);
    }

    private static (int Threshold, int Darker) Split(ReadOnlySpan<int> histogram, int count, long total)
    {
        double most = -1;
        int threshold = 0, darker = 0, below = 0;
        long sum = 0;
        for (var level = 0; level < histogram.Length - 1; level++)
        {
            below += histogram[level];
            sum += (long)level * histogram[level];
            if (below == 0 || below == count)
            {
                continue;
            }

            var apart = (double)sum / below - (double)(total - sum) / (count - below);
            var between = (double)below * (count - below) * apart * apart;
            if (between > most)
            {
                (most, threshold, darker) = (between, level, below);
            }
        }

        return (threshold, darker);
    }
}

namespace DigitRecognizer.Normalization;

internal static class Histogram
{
    /// <summary>The smallest value that at least <paramref name="share"/> of the <paramref name="count"/> entries do not exceed.</summary>
    public static int Percentile(ReadOnlySpan<int> histogram, int count, double share)
    {
        var wanted = (int)Math.Ceiling(count * share);
        var seen = 0;
        for (var i = 0; i < histogram.Length; i++)
        {
            seen += histogram[i];
            if (seen >= wanted && seen > 0)
            {
                return i;
            }
        }

        return histogram.Length - 1;
    }
}

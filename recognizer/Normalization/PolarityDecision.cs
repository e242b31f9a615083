namespace DigitRecognizer.Normalization;

/// <summary>
/// Step 3a: strokes are few and far from the background, so the side of it that holds more squared distance is the ink.
/// The middle of the picture counts more than its edge, where shadows, tables and tool bars lie.
/// </summary>
internal static class PolarityDecision
{
    private const int EdgeWeight = 2;

    public static Polarity Of(Plane<byte> grey, Plane<byte> background)
    {
        double darker = 0, brighter = 0;
        for (var y = 0; y < grey.Height; y++)
        {
            ReadOnlySpan<byte> row = grey.Row(y), level = background.Row(y);
            long dark = 0, bright = 0;
            for (var x = 0; x < row.Length; x++)
            {
                var difference = row[x] - level[x];
                var energy = difference * difference * (long)(EdgeWeight + Centrality(x, row.Length));
                (dark, bright) = difference < 0 ? (dark + energy, bright) : (dark, bright + energy);
            }

            var weight = EdgeWeight + Centrality(y, grey.Height);
            darker += (double)dark * weight;
            brighter += (double)bright * weight;
        }

        return darker >= brighter ? Polarity.DarkOnLight : Polarity.LightOnDark;
    }

    /// <summary>0 at the edge to 8 in the middle half.</summary>
    private static int Centrality(int at, int length) => Math.Min(8, 32 * Math.Min(at, length - 1 - at) / length);
}

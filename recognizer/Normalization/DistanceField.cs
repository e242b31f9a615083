namespace DigitRecognizer.Normalization;

/// <summary>
/// Each pixel's distance to the outline of the ink, in pixels, positive inside: two passes of a 3 x 3 chamfer (Borgefors, 1986).
/// Partly covered pixels place the outline between the pixels' centres.
/// </summary>
internal static class DistanceField
{
    private const float Diagonal = 1.4142135f;

    public static void Compute(Plane<float> coverage, Plane<float> distance)
    {
        using var side = new Plane<float>(coverage.Width, coverage.Height);
        Sweep(coverage, distance, inside: true);
        Sweep(coverage, side, inside: false);
        for (var i = 0; i < distance.Values.Length; i++)
        {
            distance.Values[i] -= side.Values[i];
        }
    }

    private static void Sweep(Plane<float> coverage, Plane<float> distance, bool inside)
    {
        int w = coverage.Width, h = coverage.Height;
        const float Far = 1e6f;
        for (var i = 0; i < distance.Values.Length; i++)
        {
            var c = inside ? coverage.Values[i] : 1 - coverage.Values[i];
            distance.Values[i] = c <= 0 ? 0 : c < 1 ? Math.Max(0, c - 0.5f) : Far;
        }

        for (var y = 0; y < h; y++)
        {
            var row = distance.Row(y);
            ReadOnlySpan<float> above = y > 0 ? distance.Row(y - 1) : default;
            for (var x = 0; x < w; x++)
            {
                var d = row[x];
                if (d <= 0)
                {
                    continue;
                }

                if (x > 0)
                {
                    d = Math.Min(d, row[x - 1] + 1);
                }

                if (y > 0)
                {
                    d = Math.Min(d, above[x] + 1);
                    d = x > 0 ? Math.Min(d, above[x - 1] + Diagonal) : d;
                    d = x < w - 1 ? Math.Min(d, above[x + 1] + Diagonal) : d;
                }

                row[x] = d;
            }
        }

        for (var y = h - 1; y >= 0; y--)
        {
            var row = distance.Row(y);
            ReadOnlySpan<float> below = y < h - 1 ? distance.Row(y + 1) : default;
            for (var x = w - 1; x >= 0; x--)
            {
                var d = row[x];
                if (d <= 0)
                {
                    continue;
                }

                if (x < w - 1)
                {
                    d = Math.Min(d, row[x + 1] + 1);
                }

                if (y < h - 1)
                {
                    d = Math.Min(d, below[x] + 1);
                    d = x > 0 ? Math.Min(d, below[x - 1] + Diagonal) : d;
                    d = x < w - 1 ? Math.Min(d, below[x + 1] + Diagonal) : d;
                }

                row[x] = d;
            }
        }
    }
}

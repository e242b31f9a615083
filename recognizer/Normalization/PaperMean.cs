namespace DigitRecognizer.Normalization;

/// <summary>The mean of a square window over cells that look like paper; where a window holds hardly any, a first guess stays.</summary>
internal static class PaperMean
{
    public static void Apply(Plane<byte> grey, Plane<byte> guess, Plane<byte> target, int radius)
    {
        var limit = PaperLimit(grey, guess);
        int w = grey.Width, h = grey.Height, stride = w + 1;
        using var sums = new Plane<int>(stride, h + 1);
        using var counts = new Plane<int>(stride, h + 1);
        sums.Row(0).Clear();
        counts.Row(0).Clear();
        for (var y = 0; y < h; y++)
        {
            int sum = 0, count = 0;
            Span<int> sumRow = sums.Row(y + 1), countRow = counts.Row(y + 1), sumAbove = sums.Row(y), countAbove = counts.Row(y);
            sumRow[0] = countRow[0] = 0;
            for (var x = 0; x < w; x++)
            {
                if (Looks(grey, guess, x, y, limit))
                {
                    sum += grey.Row(y)[x];
                    count++;
                }

                sumRow[x + 1] = sumAbove[x + 1] + sum;
                countRow[x + 1] = countAbove[x + 1] + count;
            }
        }

        for (var y = 0; y < h; y++)
        {
            int top = Math.Max(0, y - radius), bottom = Math.Min(h, y + radius + 1);
            for (var x = 0; x < w; x++)
            {
                int left = Math.Max(0, x - radius), right = Math.Min(w, x + radius + 1);
                var count = Window(counts, left, top, right, bottom);
                var enough = (right - left) * (bottom - top) / 6;
                target.Row(y)[x] = count > enough ? (byte)(Window(sums, left, top, right, bottom) / count) : guess.Row(y)[x];
            }
        }
    }

    /// <summary>A cell is paper when it and its neighbours are near the guess: a stroke's blurred rim is ink too.</summary>
    private static bool Looks(Plane<byte> grey, Plane<byte> guess, int x, int y, int limit)
    {
        for (var ny = Math.Max(0, y - 1); ny <= Math.Min(grey.Height - 1, y + 1); ny++)
        {
            for (var nx = Math.Max(0, x - 1); nx <= Math.Min(grey.Width - 1, x + 1); nx++)
            {
                if (Math.Abs(grey.Row(ny)[nx] - guess.Row(ny)[nx]) > limit)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int PaperLimit(Plane<byte> grey, Plane<byte> guess)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        for (var i = 0; i < grey.Values.Length; i++)
        {
            histogram[Math.Abs(grey.Values[i] - guess.Values[i])]++;
        }

        return Math.Clamp(3 * Histogram.Percentile(histogram, grey.Values.Length, 0.5) + 2, 6, 24);
    }

    private static int Window(Plane<int> table, int left, int top, int right, int bottom) =>
        table.Row(bottom)[right] - table.Row(bottom)[left] - table.Row(top)[right] + table.Row(top)[left];
}

namespace DigitRecognizer.Normalization;

/// <summary>The median of a square window, by a histogram that slides along each row (Huang, Yang and Tang, 1979).</summary>
internal static class MedianFilter
{
    public static void Apply(Plane<byte> source, Plane<byte> target, int radius)
    {
        Span<int> histogram = stackalloc int[256];
        for (var y = 0; y < source.Height; y++)
        {
            int top = Math.Max(0, y - radius), bottom = Math.Min(source.Height - 1, y + radius);
            histogram.Clear();
            for (var x = 0; x < Math.Min(radius, source.Width); x++)
            {
                Count(source, histogram, x, top, bottom, 1);
            }

            int median = 0, below = 0, count = Math.Min(radius, source.Width) * (bottom - top + 1);
            for (var x = 0; x < source.Width; x++)
            {
                if (x + radius < source.Width)
                {
                    below += Count(source, histogram, x + radius, top, bottom, 1, median);
                    count += bottom - top + 1;
                }

                if (x - radius - 1 >= 0)
                {
                    below += Count(source, histogram, x - radius - 1, top, bottom, -1, median);
                    count -= bottom - top + 1;
                }

                if (x == 0)
                {
                    below = 0;
                }

                while (below > count / 2)
                {
                    below -= histogram[--median];
                }

                while (below + histogram[median] <= count / 2)
                {
                    below += histogram[median++];
                }

                target.Row(y)[x] = (byte)median;
            }
        }
    }

    private static int Count(Plane<byte> source, Span<int> histogram, int x, int top, int bottom, int change, int median = 0)
    {
        var below = 0;
        for (var y = top; y <= bottom; y++)
        {
            var value = source.Values[y * source.Width + x];
            histogram[value] += change;
            below += value < median ? change : 0;
        }

        return below;
    }
}

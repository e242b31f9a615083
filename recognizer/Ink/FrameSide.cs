namespace DigitRecognizer.Ink;

/// <summary>Fits a straight line to the outermost ink of one side of a window.</summary>
internal static class FrameSide
{
    /// <summary>Largest slope.</summary>
    private const double MaxSlope = 0.1;

    /// <summary>Largest distance of the outermost ink from the line, in pixels and as a share of its length.</summary>
    private const double MaxDeviation = 1.5, MaxRelativeDeviation = 0.01;

    /// <summary>Least share of the places that are so near: digits may cross the line.</summary>
    private const double MinStraight = 0.85;

    /// <summary>The parts of the length whose medians determine the line.</summary>
    private const double EndFrom = 0.05, EndTo = 0.35;

    /// <summary>A pixel belongs to the line if its ink is more than this share of the strongest across it.</summary>
    private const double MinShareOfInk = 0.35;

    /// <summary>How far the line is followed across, as a share of its length.</summary>
    private const double MaxDepth = 0.2;

    /// <param name="window">The window.</param>
    /// <param name="isFar">Whether the line is at the far side across the window.</param>
    /// <param name="from">The first place along the window.</param>
    /// <param name="to">The place after the last.</param>
    /// <returns>Null where the outermost ink is no straight line.</returns>
    public static FrameLine? TryFind(MaskWindow window, bool isFar, int from, int to)
    {
        (from, to) = (Math.Max(0, from), Math.Min(window.Length, to));
        var length = to - from;
        if (length < 8)
        {
            return null;
        }

        var edges = new int[length];
        for (var i = 0; i < length; i++)
        {
            edges[i] = isFar ? window.Across - 1 - window.Last(from + i) : window.Next(from + i, 0, isInk: true);
        }

        int first = (int)(EndFrom * length), end = (int)(EndTo * length);
        double near = Median(edges[first..end]), far = Median(edges[^end..^first]);
        var slope = (far - near) / (length - first - end);
        var start = near - slope * (first + end - 1) / 2;
        var allowed = Math.Max(MaxDeviation, MaxRelativeDeviation * length);
        var straight = 0;
        for (var i = 0; i < length; i++)
        {
            straight += Math.Abs(start + slope * i - edges[i]) <= allowed ? 1 : 0;
        }

        if (Math.Abs(slope) > MaxSlope || straight < MinStraight * length)
        {
            return null;
        }

        var (inset, thick) = Measure(window, isFar, from, edges);
        start += inset - slope * from;
        return isFar ? new FrameLine(window.Across - start - thick, -slope, thick) : new FrameLine(start, slope, thick);
    }

    /// <summary>The median distance from the outermost ink to the line, and the line's median thickness.</summary>
    private static (int Inset, int Thick) Measure(MaskWindow window, bool isFar, int from, int[] edges)
    {
        var deepest = Math.Max(1, (int)(MaxDepth * Math.Min(window.Length, window.Across)));
        var (insets, widths) = (new int[edges.Length], new int[edges.Length]);
        for (var i = 0; i < edges.Length; i++)
        {
            int end = edges[i], strongest = 0;
            for (; end < edges[i] + deepest && Ink(window, isFar, from + i, end) is > 0 and var ink; end++)
            {
                strongest = Math.Max(strongest, ink);
            }

            int first = edges[i], last = end - 1;
            while (first < last && Ink(window, isFar, from + i, first) <= MinShareOfInk * strongest)
            {
                first++;
            }

            while (last > first && Ink(window, isFar, from + i, last) <= MinShareOfInk * strongest)
            {
                last--;
            }

            (insets[i], widths[i]) = (first - edges[i], last - first + 1);
        }

        return ((int)Median(insets), (int)Median(widths));
    }

    /// <summary>The ink at a distance from the side; 0 outside the mask.</summary>
    private static int Ink(MaskWindow window, bool isFar, int along, int depth)
    {
        var across = isFar ? window.Across - 1 - depth : depth;
        return window.IsInk(along, across) ? window.Ink(along, across) : 0;
    }

    private static double Median(int[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

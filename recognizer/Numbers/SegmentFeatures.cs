using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The input of the segment classifier: the segment's ink and its neighbours' ink in a window around it, and some measures.
/// </summary>
internal static class SegmentFeatures
{
    /// <summary>Cells of the square window on a side.</summary>
    private const int Side = LeNet.Side;

    /// <summary>Values of one input of the segment classifier.</summary>
    public static int Length => SegmentClassifier.Planes * Side * Side + SegmentMeasures.Count;

    /// <summary>The segment's longer side in cells; the rest of the window shows its neighbours.</summary>
    private const float LongerSide = 17;

    /// <summary>A segment whose longer side is below this share of the line's height is scaled as if it had it.</summary>
    private const float MinLongerSide = 0.5f;

    /// <param name="line">The line.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    /// <param name="segment">The fragments of the segment.</param>
    /// <param name="picture">
    /// Takes <see cref="Length"/> values: the segment's ink, its neighbours' ink, each 28 x 28 values of 0..1, and the measures.
    /// </param>
    public static void Draw(DigitLine line, Plane<byte> ink, ComponentSelection segment, Span<float> picture)
    {
        var box = segment.Box;
        picture.Clear();
        var scale = LongerSide / Math.Max(box.LongerSide, MinLongerSide * line.Height);
        var left = box.CentreX - Side / 2f / scale;
        var top = box.CentreY - Side / 2f / scale;
        var gain = 1 / line.FullInk;
        Span<float> own = picture[..(Side * Side)], others = picture.Slice(Side * Side, Side * Side);
        foreach (var run in line.Fragments.Runs)
        {
            var (first, last) = (Math.Max(run.Start, (int)left), Math.Min(run.End, (int)(left + Side / scale) + 1));
            if (first < last)
            {
                var to = segment.Contains(run.Component) ? own : others;
                Add(to, ink.Row(run.Y)[first..last], (first - left) * scale, (run.Y - top) * scale, scale, gain);
            }
        }

        Measure(line, segment, out SegmentMeasures.In(picture));
    }

    /// <summary>Adds a row of pixels to the window's cells that it covers.</summary>
    private static void Add(Span<float> cells, ReadOnlySpan<byte> pixels, float left, float top, float scale, float gain)
    {
        float high = Math.Max(0, top), low = Math.Min(Side, top + scale);
        for (var y = (int)high; y < low; y++)
        {
            var row = cells.Slice(y * Side, Side);
            var share = gain * (Math.Min(low, y + 1) - Math.Max(high, y));
            for (var i = 0; i < pixels.Length; i++)
            {
                float from = Math.Max(0, left + i * scale), to = Math.Min(Side, left + (i + 1) * scale);
                var value = share * Math.Min(pixels[i], 1 / gain);
                for (var x = (int)from; x < to; x++)
                {
                    row[x] += value * (Math.Min(to, x + 1) - Math.Max(from, x));
                }
            }
        }
    }

    private static void Measure(DigitLine line, ComponentSelection segment, out SegmentMeasures measures)
    {
        measures = default;
        var box = segment.Box;
        var fragments = line.Fragments.All;
        var origins = line.Origins;
        float height = line.Height;
        int previous = int.MinValue, next = int.MaxValue, area = 0, joined = 0, reach = int.MaxValue, gap = 0;
        var lastComponent = -1;
        for (var i = 0; i < fragments.Length; i++)
        {
            ref readonly var fragment = ref fragments[i];
            if (fragment.Area == 0)
            {
                continue;
            }

            if (!segment.Contains(i))
            {
                var before = fragment.Left + fragment.Right < box.X + box.Right;
                (previous, next) = before ? (Math.Max(previous, fragment.Right), next) : (previous, Math.Min(next, fragment.Left));
                continue;
            }

            area += fragment.Area;
            joined += origins[i].Component == lastComponent ? 0 : 1;
            lastComponent = origins[i].Component;
            gap = reach == int.MaxValue ? 0 : Math.Max(gap, fragment.Left - reach - 1);
            reach = reach == int.MaxValue ? fragment.Right : Math.Max(reach, fragment.Right);
            if (origins[i].Before is { } cut && !HasInk(line, segment, i - 1))
            {
                (measures.InkOfLeftCut, measures.OddsOfLeftCut) = (cut.Ink / height, cut.LogOdds / 8);
            }

            if (origins[i].After is { } end && !HasInk(line, segment, i + 1))
            {
                (measures.InkOfRightCut, measures.OddsOfRightCut) = (end.Ink / height, end.LogOdds / 8);
            }
        }

        measures.Height = box.Height / height;
        measures.Width = Math.Min(2.5f, box.Width / height);
        measures.BelowTop = Math.Clamp((box.Y - line.Top) / height, -1, 1);
        measures.BelowBottom = Math.Clamp((box.Bottom - line.Bottom) / height, -1, 1);
        measures.GapBefore = previous == int.MinValue ? 1 : Math.Clamp((box.X - previous - 1) / height, -0.5f, 1);
        measures.GapAfter = next == int.MaxValue ? 1 : Math.Clamp((next - box.Right) / height, -0.5f, 1);
        measures.GapWithin = Math.Min(1, gap / height);
        measures.Components = Math.Min(1, joined / 4f);
        measures.Area = area / height / height;
    }

    private static bool HasInk(DigitLine line, ComponentSelection segment, int fragment) =>
        segment.Contains(fragment) && line.Fragments.All[fragment].Area > 0;
}

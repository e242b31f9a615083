using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// What tells which digit some neighbouring pieces of a line are, if any: their ink and their neighbours' ink in a window around them, and where
/// they stand on the line.
/// </summary>
internal static class SegmentFeatures
{
    /// <summary>Cells of the square window on a side.</summary>
    private const int Side = LeNet.Side;

    /// <summary>Values of one input of the segment classifier.</summary>
    public static int Length => SegmentClassifier.Planes * Side * Side + SegmentMeasures.Count;

    /// <summary>The segment's longer side in cells: what is left shows its neighbours.</summary>
    private const float LongerSide = 17;

    /// <summary>A segment lower than this share of the line's height is drawn small.</summary>
    private const float Lowest = 0.5f;

    /// <param name="line">The line, its segment marked.</param>
    /// <param name="ink">The ink of the picture that the line was found in.</param>
    /// <param name="box">The box around the segment.</param>
    /// <param name="picture">Takes <see cref="Length"/> values: the segment's ink, its neighbours' ink, each 28 x 28 values of 0..1, and the measures.</param>
    public static void Draw(DigitLine line, Plane<byte> ink, PixelBox box, Span<float> picture)
    {
        picture.Clear();
        var scale = LongerSide / Math.Max(Math.Max(box.Width, box.Height), Lowest * line.Height);
        var left = box.X + box.Width / 2f - Side / 2f / scale;
        var top = box.Y + box.Height / 2f - Side / 2f / scale;
        var gain = 1 / line.FullInk;
        Span<float> own = picture[..(Side * Side)], others = picture.Slice(Side * Side, Side * Side);
        var components = line.Fragments.All;
        foreach (var run in line.Fragments.Runs)
        {
            var (first, last) = (Math.Max(run.Start, (int)left), Math.Min(run.End, (int)(left + Side / scale) + 1));
            if (first < last)
            {
                var to = components[run.Component].Group == DigitSelector.Digit ? own : others;
                Add(to, ink.Row(run.Y)[first..last], (first - left) * scale, (run.Y - top) * scale, scale, gain);
            }
        }

        Measure(line, box, out SegmentMeasures.In(picture));
    }

    /// <summary>Spreads a row of pixels over the window's cells that each covers.</summary>
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

    private static void Measure(DigitLine line, PixelBox box, out SegmentMeasures measures)
    {
        measures = default;
        var components = line.Fragments.All;
        var origins = line.Origins;
        float height = line.Height;
        int previous = int.MinValue, next = int.MaxValue, area = 0, joined = 0, reach = int.MaxValue, gap = 0;
        var lastStroke = -1;
        for (var i = 0; i < components.Length; i++)
        {
            ref var piece = ref components[i];
            if (piece.Area == 0)
            {
                continue;
            }

            if (piece.Group != DigitSelector.Digit)
            {
                var before = piece.Left + piece.Right < 2 * box.X + box.Width;
                (previous, next) = before ? (Math.Max(previous, piece.Right), next) : (previous, Math.Min(next, piece.Left));
                continue;
            }

            area += piece.Area;
            joined += origins[i].Component == lastStroke ? 0 : 1;
            lastStroke = origins[i].Component;
            gap = reach == int.MaxValue ? 0 : Math.Max(gap, piece.Left - reach - 1);
            reach = reach == int.MaxValue ? piece.Right : Math.Max(reach, piece.Right);
            if (origins[i].Before is { } cut && (i == 0 || components[i - 1].Group != DigitSelector.Digit))
            {
                (measures.InkOfLeftCut, measures.OddsOfLeftCut) = (cut.Ink / height, cut.LogOdds / 8);
            }

            if (origins[i].After is { } end && (i + 1 == components.Length || components[i + 1].Group != DigitSelector.Digit))
            {
                (measures.InkOfRightCut, measures.OddsOfRightCut) = (end.Ink / height, end.LogOdds / 8);
            }
        }

        measures.Height = box.Height / height;
        measures.Width = Math.Min(2.5f, box.Width / height);
        measures.BelowTop = Math.Clamp((box.Y - line.Top) / height, -1, 1);
        measures.BelowBottom = Math.Clamp((box.Y + box.Height - line.Bottom) / height, -1, 1);
        measures.GapBefore = previous == int.MinValue ? 1 : Math.Clamp((box.X - previous - 1) / height, -0.5f, 1);
        measures.GapAfter = next == int.MaxValue ? 1 : Math.Clamp((next - box.X - box.Width) / height, -0.5f, 1);
        measures.GapWithin = Math.Min(1, gap / height);
        measures.Components = Math.Min(1, joined / 4f);
        measures.Area = area / height / height;
    }
}

using DigitRecognizer.Imaging;
using DigitRecognizer.Normalization;

namespace DigitRecognizer.Reading;

/// <summary>
/// What tells whether some neighbouring pieces of a line are one whole digit: their ink and their neighbours' ink in a window around them,
/// and where they stand on the line.
/// </summary>
internal static class SegmentPicture
{
    /// <summary>Cells of the square window on a side.</summary>
    public const int Side = 18;

    /// <summary>Numbers about size, place, gaps and cuts.</summary>
    public const int Measures = 13;

    public const int Length = 2 * Side * Side + Measures;

    /// <summary>The segment's longer side in cells: what is left shows its neighbours.</summary>
    private const float LongerSide = 11;

    /// <summary>A segment lower than this share of the line's height is drawn small.</summary>
    private const float Lowest = 0.5f;

    public static void Draw(DigitLine line, PixelBox box, Span<float> picture)
    {
        picture.Clear();
        var scale = LongerSide / Math.Max(Math.Max(box.Width, box.Height), Lowest * line.Height);
        var left = box.X + box.Width / 2f - Side / 2f / scale;
        var top = box.Y + box.Height / 2f - Side / 2f / scale;
        Span<float> own = picture[..(Side * Side)], others = picture.Slice(Side * Side, Side * Side);
        var strokes = line.Pieces.Strokes;
        foreach (var run in line.Pieces.Runs)
        {
            var to = strokes[run.Stroke].Group == DigitChoice.Digit ? own : others;
            Add(to, (run.Start - left) * scale, (run.End - left) * scale, (run.Y - top) * scale, (run.Y + 1 - top) * scale);
        }

        Measure(line, box, picture[(2 * Side * Side)..]);
    }

    private static void Add(Span<float> cells, float left, float right, float top, float bottom)
    {
        (left, right, top, bottom) = (Math.Max(0, left), Math.Min(Side, right), Math.Max(0, top), Math.Min(Side, bottom));
        if (left >= right)
        {
            return;
        }

        for (var y = (int)top; y < bottom; y++)
        {
            var high = Math.Min(bottom, y + 1) - Math.Max(top, y);
            for (var x = (int)left; x < right; x++)
            {
                cells[y * Side + x] += high * (Math.Min(right, x + 1) - Math.Max(left, x));
            }
        }
    }

    private static void Measure(DigitLine line, PixelBox box, Span<float> measures)
    {
        var strokes = line.Pieces.Strokes;
        var parts = line.Parts;
        float height = line.Height;
        int previous = int.MinValue, next = int.MaxValue, area = 0, joined = 0, reach = int.MaxValue, gap = 0;
        var lastStroke = -1;
        for (var i = 0; i < strokes.Length; i++)
        {
            ref var piece = ref strokes[i];
            if (piece.Area == 0)
            {
                continue;
            }

            if (piece.Group != DigitChoice.Digit)
            {
                var before = piece.Left + piece.Right < 2 * box.X + box.Width;
                (previous, next) = before ? (Math.Max(previous, piece.Right), next) : (previous, Math.Min(next, piece.Left));
                continue;
            }

            area += piece.Area;
            joined += parts[i].Stroke == lastStroke ? 0 : 1;
            lastStroke = parts[i].Stroke;
            gap = reach == int.MaxValue ? 0 : Math.Max(gap, piece.Left - reach - 1);
            reach = reach == int.MaxValue ? piece.Right : Math.Max(reach, piece.Right);
            if (parts[i].Before is { } cut && (i == 0 || strokes[i - 1].Group != DigitChoice.Digit))
            {
                (measures[4], measures[5]) = (cut.Ink / height, cut.Odds / 8);
            }

            if (parts[i].After is { } end && (i + 1 == strokes.Length || strokes[i + 1].Group != DigitChoice.Digit))
            {
                (measures[6], measures[7]) = (end.Ink / height, end.Odds / 8);
            }
        }

        measures[0] = box.Height / height;
        measures[1] = Math.Min(2.5f, box.Width / height);
        measures[2] = Math.Clamp((box.Y - line.Top) / height, -1, 1);
        measures[3] = Math.Clamp((box.Y + box.Height - line.Bottom) / height, -1, 1);
        measures[8] = previous == int.MinValue ? 1 : Math.Clamp((box.X - previous - 1) / height, -0.5f, 1);
        measures[9] = next == int.MaxValue ? 1 : Math.Clamp((next - box.X - box.Width) / height, -0.5f, 1);
        measures[10] = Math.Min(1, gap / height);
        measures[11] = Math.Min(1, joined / 4f);
        measures[12] = area / height / height;
    }
}

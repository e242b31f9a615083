using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Ink;

/// <summary>
/// The frame of one or several boxes of a form, side by side: four straight sides, which are the outermost ink of a window, and the
/// dividers between them. Digits may touch and cross it.
/// </summary>
/// <param name="Box">The window.</param>
/// <param name="Rows">The upper and the lower side.</param>
/// <param name="Columns">The left side, the dividers and the right side, from left to right.</param>
internal sealed record FormFrame(PixelBox Box, FrameLine[] Rows, FrameLine[] Columns)
{
    /// <summary>Largest thickness of a line, as a share of the frame's height; a digit drawn with corners has thicker strokes.</summary>
    private const double MaxThickness = 0.12;

    /// <summary>Least height of a digit in a box, as a share of the box's; less is a blot in a zero, or the bar of an 8.</summary>
    private const double MinHeightOfDigit = 0.35;

    /// <summary>Least width of a frame that may have dividers, in its heights.</summary>
    private const double MinWidthOfDivided = 1.2;

    /// <summary>Least share of a divider's length that is inked; the strokes of a digit do not reach both sides of its box.</summary>
    private const double MinCoverage = 0.9;

    /// <summary>How much wider than its sides a divider may be: blur, and two lines drawn beside each other.</summary>
    private const int MaxWidthOfDivider = 3, MaxBlur = 4;

    /// <summary>Largest ratio of the widths of two boxes; a 1 from side to side of its box makes others.</summary>
    private const double MaxWidthRatio = 1.4;

    /// <summary>How far from a line the digits in a box are searched, in pixels.</summary>
    private const int Beside = 2;

    /// <param name="mask">A mask that the lines of a frame belong to.</param>
    /// <param name="ink">How much each pixel is ink.</param>
    /// <param name="box">The window.</param>
    /// <returns>Null where the window's outermost ink is no frame.</returns>
    public static FormFrame? TryFind(Plane<byte> mask, Plane<byte> ink, PixelBox box)
    {
        var rows = new MaskWindow(mask, ink, box, transposed: false);
        var columns = new MaskWindow(mask, ink, box, transposed: true);
        if (FrameSide.TryFind(rows, isFar: false, 0, box.Width) is not { } top
            || FrameSide.TryFind(rows, isFar: true, 0, box.Width) is not { } bottom
            || FrameSide.TryFind(columns, isFar: false, top.At(0), bottom.EndAt(0)) is not { } left
            || FrameSide.TryFind(columns, isFar: true, top.At(box.Width - 1), bottom.EndAt(box.Width - 1)) is not { } right)
        {
            return null;
        }

        var height = bottom.EndAt(box.Width / 2) - top.At(box.Width / 2);
        var thickest = Math.Max(Math.Max(top.Thick, bottom.Thick), Math.Max(left.Thick, right.Thick));
        if (thickest > MaxThickness * height)
        {
            return null;
        }

        FrameLine[] sides = [top, bottom];
        var dividers = box.Width > MinWidthOfDivided * height ? Dividers(rows, sides, left, right) : [];
        FrameLine[] lines = [left, .. dividers, right];
        var widths = lines.Zip(lines.Skip(1), (one, next) => next.Start - one.Start).ToArray();
        return widths.Max() > MaxWidthRatio * widths.Min() ? null : new FormFrame(box, sides, lines);
    }

    /// <summary>The inner boxes, from left to right, in the picture's pixels.</summary>
    public IEnumerable<PixelBox> Boxes => Columns.Zip(Columns.Skip(1), (left, right) =>
    {
        var middle = (left.At(Box.Height / 2) + right.At(Box.Height / 2)) / 2;
        return PixelBox.FromEdges(left.At(Box.Height / 2), Rows[0].At(middle), right.EndAt(Box.Height / 2), Rows[1].EndAt(middle))
            .Offset(Box.X, Box.Y);
    });

    /// <summary>Whether one of the boxes has something as high as a digit in it.</summary>
    /// <param name="mask">1 where a pixel belongs to a stroke, else 0.</param>
    public bool HoldsDigit(Plane<byte> mask)
    {
        for (var i = 1; i < Columns.Length; i++)
        {
            if (HoldsDigit(mask, Columns[i - 1], Columns[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes the lines from a mask, except where a stroke crosses them.</summary>
    public void Erase(Plane<byte> mask, Plane<byte> ink)
    {
        foreach (var row in Rows)
        {
            new MaskWindow(mask, ink, Box, transposed: false).Erase(row);
        }

        foreach (var column in Columns)
        {
            new MaskWindow(mask, ink, Box, transposed: true).Erase(column);
        }
    }

    private static List<FrameLine> Dividers(MaskWindow rows, FrameLine[] sides, FrameLine left, FrameLine right)
    {
        var found = new List<FrameLine>();
        var slope = (left.Slope + right.Slope) / 2;
        var thick = Math.Max(left.Thick, right.Thick);
        // Past the soft edge of the left side.
        int end = right.At(0), x = EndOfCovered(rows, sides, left.EndAt(0), slope);
        while (x < end)
        {
            var (first, after) = (x, EndOfCovered(rows, sides, x, slope));
            var width = after - first;
            if (after < end && width > 0 && width <= MaxWidthOfDivider * thick + MaxBlur)
            {
                found.Add(new FrameLine(first + (width - thick) / 2.0, slope, thick));
            }

            x = after + 1;
        }

        return found;
    }

    /// <summary>The first column from a given one on that is no divider.</summary>
    private static int EndOfCovered(MaskWindow rows, FrameLine[] sides, int x, double slope)
    {
        while (x < rows.Length && Coverage(rows, sides, x, slope) >= MinCoverage)
        {
            x++;
        }

        return x;
    }

    /// <summary>The share of the rows between the sides in which a sloping column, or one of its neighbours, is inked.</summary>
    private static double Coverage(MaskWindow rows, FrameLine[] sides, int start, double slope)
    {
        int top = sides[0].EndAt(start), bottom = sides[1].At(start), inked = 0;
        for (var y = top; y < bottom; y++)
        {
            var x = (int)Math.Round(start + slope * y);
            inked += rows.IsInk(x, y) || rows.IsInk(x - 1, y) || rows.IsInk(x + 1, y) ? 1 : 0;
        }

        return (double)inked / Math.Max(1, bottom - top);
    }

    private bool HoldsDigit(Plane<byte> mask, FrameLine left, FrameLine right)
    {
        var middle = (left.At(0) + right.At(0)) / 2;
        int top = Rows[0].EndAt(middle) + Beside, bottom = Rows[1].At(middle) - Beside, count = 0, first = int.MaxValue, last = 0;
        for (var y = Math.Max(0, top); y < Math.Min(Box.Height, bottom); y++)
        {
            int from = Math.Max(0, left.EndAt(y) + Beside), to = Math.Min(Box.Width, right.At(y) - Beside);
            var inked = from < to ? mask.Row(Box.Y + y).Slice(Box.X + from, to - from).Count((byte)1) : 0;
            if (inked > 0)
            {
                (count, first, last) = (count + inked, Math.Min(first, y), y);
            }
        }

        return last - first >= MinHeightOfDigit * (bottom - top) && count >= (bottom - top) / 4;
    }
}

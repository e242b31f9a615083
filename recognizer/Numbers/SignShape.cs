using DigitRecognizer.Components;

namespace DigitRecognizer.Numbers;

/// <summary>Names a sign by its height, slope, bow and place on the line.</summary>
internal static class SignShape
{
    /// <summary>A slash is higher than the other components by this factor, leans so far to the right and is straight.</summary>
    private const double MinHeightOfSlash = 1.12, MinSlopeOfSlash = 0.25, MaxBowOfSlash = 0.07;

    /// <summary>
    /// It reaches further down than all of them and about as far up, in heights of the others; a large slanted 1 seldom does.
    /// </summary>
    private const double MinDescentOfSlash = 0.02, MaxDropOfSlash = 0.03;

    /// <summary>The others that count are at least this high, in heights of the line.</summary>
    private const double MinHeightOfOther = 0.4;

    /// <summary>A parenthesis is a bow, a little higher than the digits.</summary>
    private const double MinHeightOfParenthesis = 1.05, MinBow = 0.095, MaxSlopeOfParenthesis = 0.3;

    /// <summary>A stroke that leans so far to the left is no 1.</summary>
    private const double MinSlopeToLeft = 0.4;

    /// <summary>A dash: its width in its heights, and the part of the line's height in which it lies.</summary>
    private const double MinWidthOfDash = 1.5, TopOfDash = 0.2, BottomOfDash = 0.8;

    /// <summary>Largest height and width of a dot, and largest height of a comma, in heights of the line.</summary>
    private const double MaxDot = 0.25, MaxComma = 0.45;

    /// <summary>A comma reaches so far below the line, in heights of it.</summary>
    private const double MinDescent = 0.04;

    /// <summary>The part of the line's height above which a mark by a digit is a part of it.</summary>
    private const double TopPart = 0.2;

    /// <summary>An unknown sign this near to a digit, in heights of the line, may be a part of it unless it is so low.</summary>
    private const double MinGapOfUnknown = 0.1, MaxHeightOfNearUnknown = 0.35;

    /// <summary>A plus: bounds of its width in its heights, and the share of its middle row and column that are ink.</summary>
    private const double MinWidthOfPlus = 0.6, MaxWidthOfPlus = 1.7, MinArm = 0.8, MaxFillOfPlus = 0.6;

    /// <summary>The sign that each component on a line is if it is as high as a digit; null for what is none.</summary>
    /// <param name="map">All components.</param>
    /// <param name="members">Those on the line.</param>
    /// <param name="height">The line's height.</param>
    public static Dictionary<int, char?> OfTall(ComponentMap map, List<int> members, int height)
    {
        var shapes = new Dictionary<int, StrokeShape?>();
        foreach (var i in members)
        {
            shapes[i] = StrokeShape.Of(map, i);
        }

        var signs = new Dictionary<int, char?>();
        foreach (var (i, shape) in shapes)
        {
            signs[i] = shape is { } stroke ? OfStroke(map, i, stroke, shapes, height) : null;
        }

        return signs;
    }

    private static char? OfStroke(ComponentMap map, int index, StrokeShape stroke, Dictionary<int, StrokeShape?> shapes, int height)
    {
        var component = map.All[index];
        double others = 0;
        int top = int.MaxValue, bottom = 0;
        foreach (var (i, shape) in shapes)
        {
            var other = map.All[i];
            if (i != index && other.Height >= MinHeightOfOther * height && shape is null)
            {
                others = Math.Max(others, other.Height);
                (top, bottom) = (Math.Min(top, other.Top), Math.Max(bottom, other.Bottom));
            }
        }

        if (stroke.Slope <= -MinSlopeToLeft)
        {
            return '?';
        }

        if (component.Height >= MinHeightOfSlash * others && others > 0 && stroke.Slope >= MinSlopeOfSlash
            && component.Bottom > bottom + MinDescentOfSlash * others && component.Top < top + MaxDropOfSlash * others
            && Math.Abs(stroke.Bow) <= MaxBowOfSlash)
        {
            return '/';
        }

        return Math.Abs(stroke.Bow) >= MinBow && stroke.IsArc && Math.Abs(stroke.Slope) <= MaxSlopeOfParenthesis
            && component.Height >= MinHeightOfParenthesis * others && shapes.Count > 1
            ? stroke.Bow < 0 ? '(' : ')'
            : null;
    }

    /// <summary>The sign that a component lower than a digit is; null where it may be a part of a digit.</summary>
    /// <param name="map">All components.</param>
    /// <param name="index">The one to name.</param>
    /// <param name="top">The line's first row.</param>
    /// <param name="bottom">The line's last row.</param>
    /// <param name="gap">The distance to the nearest digit in pixels.</param>
    public static char? OfSmall(ComponentMap map, int index, double top, double bottom, int gap)
    {
        var component = map.All[index];
        var height = bottom - top;
        var middle = ((component.Top + component.Bottom) / 2.0 - top) / height;
        if (component.Width >= MinWidthOfDash * component.Height && middle is > TopOfDash and < BottomOfDash)
        {
            return '-';
        }

        if (component.Bottom > bottom + MinDescent * height && middle > BottomOfDash && component.Height <= MaxComma * height
            && component.Height > component.Width)
        {
            return ',';
        }

        if (component.Height <= MaxDot * height && component.Width <= MaxDot * height && middle > TopPart)
        {
            return '.';
        }

        var mayBePart = middle < TopPart || (gap < MinGapOfUnknown * height && component.Height > MaxHeightOfNearUnknown * height);
        return mayBePart ? null : IsPlus(map, index) ? '+' : '?';
    }

    private static bool IsPlus(ComponentMap map, int index)
    {
        var component = map.All[index];
        double ratio = (double)component.Width / component.Height, fill = (double)component.Area / component.Width / component.Height;
        if (ratio is < MinWidthOfPlus or > MaxWidthOfPlus || fill > MaxFillOfPlus)
        {
            return false;
        }

        var widest = 0;
        var columns = new int[component.Width];
        foreach (var run in map.RunsOf(index))
        {
            widest = Math.Max(widest, run.End - run.Start);
            for (var x = run.Start; x < run.End; x++)
            {
                columns[x - component.Left]++;
            }
        }

        return widest >= MinArm * component.Width && columns.Max() >= MinArm * component.Height;
    }
}

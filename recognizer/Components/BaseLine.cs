using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>
/// Finds lines on which digits stand without touching them: an underline, and the comb of a form, a line with ticks between the digits.
/// </summary>
internal static class BaseLine
{
    /// <summary>
    /// A picture with more components is a page or a texture. It is not searched for lines, because comparing all pairs of components would
    /// take seconds.
    /// </summary>
    public const int MaxComponents = 3000;

    /// <summary>Least width of an underline, in its heights; of a comb, with its ticks.</summary>
    private const double MinWidthOfUnderline = 3.5, MinWidthOfComb = 1.2;

    /// <summary>Least height of a digit on it, in heights of an underline, and as a share of a comb's height with its ticks.</summary>
    private const double MinDigitHeightOnUnderline = 2, MinDigitHeightOnComb = 0.9;

    /// <summary>Largest gap between a digit and the line, in heights of the digit.</summary>
    private const double MaxGap = 0.7;

    /// <summary>
    /// How far an underline protrudes on both sides of a lone digit, in its heights; the torn-off bar of a 2 protrudes less.
    /// </summary>
    private const double MinProtrusion = 0.08;

    /// <summary>Least width of an underline, as a share of the width of the digits on it.</summary>
    private const double MinShareOfWidth = 0.8;

    /// <summary>A component below the line this high, in heights of the digit above it, makes it a fraction bar.</summary>
    private const double MinHeightBelow = 0.5;

    /// <summary>Whether a component is as flat as an underline.</summary>
    public static bool IsFlat(in Component component) => component.Width >= MinWidthOfUnderline * component.Height;

    /// <summary>
    /// Whether a component is a level line between a digit and another one above or below it, and protrudes on a side; the middle bar of a
    /// digit in segments does not.
    /// </summary>
    /// <param name="components">All components.</param>
    /// <param name="line">The line.</param>
    /// <param name="digit">The one digit.</param>
    public static bool IsFractionBar(ReadOnlySpan<Component> components, in Component line, in Component digit)
    {
        var (isAbove, isBelow) = (digit.Bottom < line.Top, digit.Top > line.Bottom);
        if (!IsFlat(line) || !(isAbove || isBelow))
        {
            return false;
        }

        var least = MinProtrusion * digit.Height;
        foreach (ref readonly var other in components)
        {
            if ((isAbove ? other.Top > line.Bottom : other.Bottom < line.Top) && other.Height >= MinHeightBelow * digit.Height
                && line.Box.VerticalDistance(other.Box) < digit.Height && line.Box.HorizontalDistance(other.Box) <= 0
                && (Math.Min(digit.Left, other.Left) - line.Left >= least || line.Right - Math.Max(digit.Right, other.Right) >= least))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a component is a line with digits on it and none below.</summary>
    public static bool IsUnderAny(ComponentMap map, int index)
    {
        var line = map.All[index];
        var isComb = line.Width >= MinWidthOfComb * line.Height && Comb.Is(map, index);
        var isFlat = !isComb && IsFlat(line);
        if (!isFlat && !isComb)
        {
            return false;
        }

        PixelBox? above = null;
        int digits = 0, height = 0;
        var leastHeight = (isFlat ? MinDigitHeightOnUnderline : MinDigitHeightOnComb) * line.Height;
        foreach (ref readonly var digit in map.All)
        {
            var middle = (digit.Left + digit.Right) / 2;
            var gap = line.Bottom - digit.Bottom;
            if (digit.Height >= leastHeight && middle >= line.Left && middle <= line.Right && gap > 0 && gap <= MaxGap * digit.Height
                && !IsFlat(digit) && digit.Bottom > line.Top - MaxGap * digit.Height)
            {
                above = above?.Union(digit.Box) ?? digit.Box;
                height = Math.Max(height, digit.Height);
                digits++;
            }
        }

        if (above is not { } box || line.Width < MinShareOfWidth * box.Width || HasDigitBelow(map, index, line.Top, height))
        {
            return false;
        }

        var least = MinProtrusion * height;
        return !isFlat || digits > 1 || (box.X - line.Left >= least && line.Right - box.Right + 1 >= least);
    }

    /// <summary>Whether there is a digit below a line, which is a fraction bar then.</summary>
    /// <param name="map">All components.</param>
    /// <param name="index">The one with the line.</param>
    /// <param name="top">The line's first row.</param>
    /// <param name="height">The height of the digits above it.</param>
    public static bool HasDigitBelow(ComponentMap map, int index, int top, int height)
    {
        var line = map.All[index];
        foreach (ref readonly var other in map.All)
        {
            if (other.Top > top && other.Top < line.Bottom + height && other.Height >= MinHeightBelow * height
                && other.Left < line.Right && other.Right > line.Left)
            {
                return true;
            }
        }

        return false;
    }
}

using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>
/// What is in the boxes of a form that has one for each digit: parts of a broken digit are joined, and nothing is cut into two digits.
/// </summary>
internal static class BoxContents
{
    /// <summary>With fewer boxes the only one may be for a whole number.</summary>
    private const int MinBoxes = 2;

    /// <summary>A wider box, in its heights, may hold several digits.</summary>
    private const double MaxWidth = 1.3;

    /// <summary>Largest gap between parts of a digit, in heights of the box and in pixels; that between two digits is wider.</summary>
    private const double MaxGap = 0.06;
    private const int MinGapInPixels = 2;

    /// <summary>More components in a box are texture.</summary>
    private const int MaxParts = 16;

    /// <param name="components">The picture's components.</param>
    /// <param name="mask">What they were found in.</param>
    /// <param name="ink">How much each pixel is ink.</param>
    /// <param name="boxes">The inner boxes of the form's frames.</param>
    /// <returns>The components with the parts of each box joined.</returns>
    public static ComponentMap Join(ComponentMap components, Plane<byte> mask, Plane<byte> ink, PixelBox[] boxes)
    {
        var first = new int[components.All.Length];
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = i;
        }

        foreach (var box in boxes)
        {
            JoinParts(components.All, box, first);
        }

        var (numbers, count) = (new int[first.Length], 0);
        for (var i = 0; i < first.Length; i++)
        {
            numbers[i] = first[i] == i ? count++ : numbers[first[i]];
        }

        return components.Regroup(mask, ink, count, (run, _) => numbers[run.Component]);
    }

    /// <summary>The boxes that hold one digit each.</summary>
    public static PixelBox[] OfOneDigit(PixelBox[] boxes) =>
        boxes.Length < MinBoxes ? [] : Array.FindAll(boxes, box => box.Width <= MaxWidth * box.Height);

    /// <summary>Whether a component is in one of the boxes.</summary>
    public static bool IsInAny(ReadOnlySpan<PixelBox> boxes, in Component component)
    {
        foreach (var box in boxes)
        {
            if (IsIn(box, component))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(PixelBox box, in Component component) => component.Box.Intersect(box) == component.Box;

    /// <summary>Gives each component in a box that is near an earlier one the first component of that one.</summary>
    private static void JoinParts(ReadOnlySpan<Component> components, PixelBox box, int[] first)
    {
        var parts = new List<int>();
        for (var i = 0; i < components.Length; i++)
        {
            if (IsIn(box, components[i]))
            {
                parts.Add(i);
            }
        }

        var gap = Math.Max(MinGapInPixels, MaxGap * box.Height);
        for (var isJoined = parts.Count <= MaxParts; isJoined;)
        {
            isJoined = false;
            foreach (var a in parts)
            {
                foreach (var b in parts)
                {
                    if (first[a] < first[b] && IsNear(components[a].Box, components[b].Box, gap))
                    {
                        (first[b], isJoined) = (first[a], true);
                    }
                }
            }
        }
    }

    private static bool IsNear(PixelBox a, PixelBox b, double gap) =>
        Math.Max(a.HorizontalDistance(b), a.VerticalDistance(b)) - 1 <= gap;
}

using System.Buffers;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Components;

/// <summary>
/// Step 4b: selects the components of the digit: the most prominent one, and those near enough and strong enough to be part of it.
/// </summary>
internal static class DigitSelector
{
    /// <summary>A component further away than this share of the digit's longer side is not part of it.</summary>
    private const double MaxGap = 0.3;

    /// <summary>A stroke drawn pixel by pixel may be interrupted for this many pixels.</summary>
    private const int MaxGapInPixels = 3;

    /// <summary>A component of less than this share of the digit's pixels is small, and must be closer.</summary>
    private const double MaxSmallArea = 0.15;
    private const double MaxGapOfSmall = 0.15;

    /// <summary>
    /// Less than this share of the digit's pixels is a speck, a comma or a smudge; within the digit's box, a quarter of it.
    /// </summary>
    private const double MinArea = 0.05;
    private const double MinAreaInside = MinArea / 4;

    /// <summary>Least contrast, as a share of the most prominent component's.</summary>
    private const double MinContrast = 0.35;

    /// <summary>
    /// A component this long, as a share of the digit's longer side, and fainter than this share of its contrast is a part of a ruled line.
    /// </summary>
    private const double MinLengthOfRuling = 0.7;
    private const double MaxContrastOfRuling = 0.6;

    /// <summary>A component beside the digit and this high, as a share of the digit's longer side, is another character.</summary>
    private const double MinHeightOfNeighbour = 0.6;

    /// <summary>
    /// A component above or below the digit and further away than this share of its height is another digit if it is about as
    /// high; halves of a broken 8 are nearer.
    /// </summary>
    private const double MaxGapOfTornParts = 0.1, MaxGapOfHalves = 0.2, MinHeightOfStacked = 0.8;

    /// <summary>
    /// A minus before a digit: its largest height, as a share of the digit's longer side, and its least width, in its heights.
    /// </summary>
    private const double MaxHeightOfMinus = 0.25, MinWidthOfMinus = 1.5;

    /// <summary>Least gap after a minus, as a share of the digit's longer side; a torn-off part is nearer.</summary>
    private const double MinGapOfMinus = 0.06;

    /// <summary>The part of the digit's height in which a minus lies.</summary>
    private const double TopOfMinus = 0.25, BottomOfMinus = 0.8;

    /// <summary>
    /// Least gap before a raised digit, as a share of the digit's longer side, and its least height, in heights of the digit.
    /// </summary>
    private const double MinGapOfRaised = 0.1, MinHeightOfRaised = 0.3;

    /// <summary>From this many components like the most prominent one on, the digit is printed in dots.</summary>
    private const int MinDots = 7;

    /// <summary>The widest gap between neighbouring dots, in dots.</summary>
    private const double MaxDotGap = 1.5;

    /// <summary>A dot differs from the others by at most these factors.</summary>
    private const double MaxDotAreaRatio = 4, MaxDotLengthRatio = 3, MinDotContrast = 0.5;

    /// <summary>How much less a component counts at the picture's edge than in its middle.</summary>
    private const double EdgePenalty = 0.6;

    /// <summary>How much less a component counts the more of it lies along the picture's edge, where it may go on.</summary>
    private const double CutOffPenalty = 4;

    /// <param name="components">All components of the picture.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    /// <param name="selection">The digit's components; the caller disposes it.</param>
    /// <returns>False where there is no component at all.</returns>
    public static bool TrySelect(ReadOnlySpan<Component> components, int width, int height, out ComponentSelection selection)
    {
        var main = MostProminent(components, width, height);
        if (main < 0)
        {
            selection = default;
            return false;
        }

        var flags = ArrayPool<bool>.Shared.Rent(components.Length);
        var selected = flags.AsSpan(0, components.Length);
        selected.Clear();
        selected[main] = true;
        var box = IsDotted(components, main) ? AddDots(components, main, selected) : AddParts(components, main, selected);
        selection = new ComponentSelection(flags, components.Length, box);
        return true;
    }

    /// <summary>Selects all components near enough and strong enough, until there are no more, and returns the box around them.</summary>
    private static PixelBox AddParts(ReadOnlySpan<Component> components, int main, Span<bool> selected)
    {
        var box = components[main].Box;
        long area = components[main].Area;
        var contrast = components[main].Contrast;
        for (var grown = true; grown;)
        {
            grown = false;
            for (var i = 0; i < components.Length; i++)
            {
                ref readonly var component = ref components[i];
                if (!selected[i] && component.Contrast >= MinContrast * contrast
                    && IsPart(component, components[main], box, area, contrast)
                    && !BaseLine.IsFractionBar(components, component, components[main]))
                {
                    selected[i] = true;
                    box = box.Union(component.Box);
                    area += component.Area;
                    grown = true;
                }
            }
        }

        return box;
    }

    private static bool IsPart(in Component component, in Component main, PixelBox box, long area, double contrast)
    {
        int dx = Math.Max(0, box.HorizontalDistance(component.Box)), dy = Math.Max(0, box.VerticalDistance(component.Box));
        var maxGap = (component.Area < MaxSmallArea * area ? MaxGapOfSmall : MaxGap) * box.LongerSide;
        var isNear = Math.Max(dx, dy) <= Math.Max(MaxGapInPixels, maxGap);
        var isRuling = component.LongerSide > MinLengthOfRuling * box.LongerSide && component.Contrast < MaxContrastOfRuling * contrast;
        var isNeighbour = dx > 0 && component.Height > MinHeightOfNeighbour * box.LongerSide;
        var isStacked = dy > MaxGapOfTornParts * box.LongerSide && main.Box.VerticalDistance(component.Box) > MaxGapOfHalves * main.Height
            && component.Height > MinHeightOfStacked * main.Height;
        var minArea = (dx == 0 && dy == 0 ? MinAreaInside : MinArea) * area;
        return isNear && !isNeighbour && !isStacked && !isRuling && !IsMinus(component, box) && !IsRaised(component, box)
            && component.Area >= minArea && component.EdgePixels < component.LongerSide / 2 + 1;
    }

    /// <summary>Whether a component is a short level stroke left of the digit, halfway up; the bar of a broken 5 is on its right.</summary>
    private static bool IsMinus(in Component component, PixelBox box)
    {
        var middle = (component.Top + component.Bottom) / 2.0 - box.Y;
        return component.Right < box.X - MinGapOfMinus * box.LongerSide && component.Height < MaxHeightOfMinus * box.LongerSide
            && component.Width >= MinWidthOfMinus * component.Height
            && middle > TopOfMinus * box.Height && middle < BottomOfMinus * box.Height;
    }

    /// <summary>Whether a component is a raised digit on the right; the bar of a broken 5 is flatter.</summary>
    private static bool IsRaised(in Component component, PixelBox box) =>
        component.Left > box.Right + MinGapOfRaised * box.LongerSide && component.Height >= MinHeightOfRaised * box.Height
        && component.Bottom < box.CentreY;

    private static bool IsDotted(ReadOnlySpan<Component> components, int main)
    {
        var alike = 0;
        foreach (ref readonly var component in components)
        {
            alike += IsLike(component, components[main]) ? 1 : 0;
        }

        return alike >= MinDots;
    }

    private static bool IsLike(in Component component, in Component dot) =>
        component.Area > dot.Area / MaxDotAreaRatio && component.Area < MaxDotAreaRatio * dot.Area
        && component.LongerSide < MaxDotLengthRatio * dot.LongerSide && component.Contrast > MinDotContrast * dot.Contrast;

    /// <summary>Selects all dots that a chain of near neighbours joins to the first, and returns the box around them.</summary>
    private static PixelBox AddDots(ReadOnlySpan<Component> components, int first, Span<bool> selected)
    {
        var dot = components[first];
        var box = dot.Box;
        var maxGap = Math.Max(MaxGapInPixels, MaxDotGap * dot.LongerSide);
        var open = new Stack<int>([first]);
        while (open.TryPop(out var next))
        {
            var near = components[next].Box;
            // Components are in the order of their first rows. A picture may have tens of thousands of dots, so only those in the rows
            // around this one are compared.
            var i = ~components.BinarySearch(new FirstAtRow(near.Y - maxGap - MaxDotLengthRatio * dot.LongerSide));
            for (; i < components.Length && components[i].Top <= near.Bottom + maxGap; i++)
            {
                var other = components[i].Box;
                if (!selected[i] && IsLike(components[i], dot)
                    && near.HorizontalDistance(other) <= maxGap && near.VerticalDistance(other) <= maxGap)
                {
                    selected[i] = true;
                    box = box.Union(other);
                    open.Push(i);
                }
            }
        }

        return box;
    }

    /// <summary>
    /// The component with the best product of contrast, size and closeness to the picture's middle; -1 where there is none.
    /// </summary>
    public static int MostProminent(ReadOnlySpan<Component> components, int width, int height)
    {
        var best = -1;
        double bestScore = 0;
        for (var i = 0; i < components.Length; i++)
        {
            ref readonly var component = ref components[i];
            double dx = Math.Abs(component.Left + component.Right - width + 1.0) / width;
            double dy = Math.Abs(component.Top + component.Bottom - height + 1.0) / height;
            var central = 1 - EdgePenalty * Math.Max(dx, dy);
            var cutOff = 1 + CutOffPenalty * component.EdgePixels / component.LongerSide;
            var size = Math.Sqrt((double)component.LongerSide * Math.Sqrt(component.Area));
            var score = component.Contrast * size * central / cutOff;
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }
}

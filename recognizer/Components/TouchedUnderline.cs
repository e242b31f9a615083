using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Components;

/// <summary>Finds an underline that touches a digit: the straight lower side of a component that protrudes on both sides.</summary>
internal static class TouchedUnderline
{
    /// <summary>In a lower or narrower component it is not distinguishable from the foot of a 2 or the bar of a 4, in pixels.</summary>
    private const int MinSide = 24;

    /// <summary>Largest thickness of the line, as a share of the height of the digits on it.</summary>
    private const double MaxThickness = 0.15;

    /// <summary>How far the line protrudes on both sides of the digits, in their heights; the foot of a 2 does on one.</summary>
    private const double MinProtrusion = 0.2;

    /// <param name="mask">1 for ink, else 0.</param>
    /// <param name="map">Its components.</param>
    /// <param name="index">The component that may have an underline.</param>
    /// <returns>The line in the window of the component's box, or null.</returns>
    public static FrameLine? TryFind(Plane<byte> mask, scoped ComponentMap map, int index)
    {
        var component = map.All[index];
        if (Math.Min(component.Width, component.Height) < MinSide
            || FrameSide.TryFind(new MaskWindow(mask, mask, component.Box, transposed: false), isFar: true, 0, component.Width)
                is not { } line)
        {
            return null;
        }

        var digits = BoxAbove(map, component, line);
        return digits.Height > 0 && line.Thick <= MaxThickness * digits.Height
            && digits.X - component.Left >= MinProtrusion * digits.Height
            && component.Right + 1 - digits.Right >= MinProtrusion * digits.Height
            && !BaseLine.HasDigitBelow(map, index, component.Top + line.At(component.Width / 2), digits.Height)
            ? line
            : null;
    }

    /// <summary>The box around all ink above the line.</summary>
    private static PixelBox BoxAbove(ComponentMap map, Component component, FrameLine line)
    {
        int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0;
        foreach (var run in map.Runs)
        {
            var (start, end) = (Math.Max(run.Start, component.Left), Math.Min(run.End, component.Right + 1));
            if (run.Y < component.Top || run.Y > component.Bottom || start >= end)
            {
                continue;
            }

            for (var x = start; x < end; x++)
            {
                if (run.Y < component.Top + line.At(x - component.Left) - 1)
                {
                    (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                    (top, bottom) = (Math.Min(top, run.Y), Math.Max(bottom, run.Y + 1));
                }
            }
        }

        return bottom == 0 ? default : PixelBox.FromEdges(left, top, right, bottom);
    }
}

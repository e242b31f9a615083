using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>
/// Finds the largest bright or dark rectangle within a picture: a sheet on a desk, a canvas on a page, the inside of a frame.
/// </summary>
internal static class LargestRectangle
{
    /// <summary>Bounds of the rectangle's area, as a share of the picture's.</summary>
    private const double MinArea = 0.04, MaxArea = 0.97;

    /// <summary>
    /// Least share of its box that a rectangle fills, from the first to the last pixel of each row, when it is rotated a little. An
    /// ellipse, such as a zero or its inside, fills less.
    /// </summary>
    private const double MinFill = 0.85;

    /// <summary>Share of the longer side that is left out at each side, because the rectangle's edge is soft.</summary>
    private const double Margin = 0.02;

    /// <param name="grey">The picture.</param>
    /// <param name="bright">Whether to look for a bright rectangle or for a dark one.</param>
    /// <param name="rectangle">Its box without the margin.</param>
    public static bool TryFind(Plane<byte> grey, bool bright, out PixelBox rectangle)
    {
        rectangle = default;
        var threshold = OtsuClasses.Of(grey).Threshold;
        using var mask = new Plane<byte>(grey.Width, grey.Height);
        for (var i = 0; i < mask.Values.Length; i++)
        {
            mask.Values[i] = grey.Values[i] > threshold == bright ? (byte)1 : (byte)0;
        }

        using var components = ComponentMap.Of(mask, grey);
        var largest = -1;
        var largestArea = MinArea * grey.Values.Length;
        for (var i = 0; i < components.All.Length; i++)
        {
            var component = components.All[i];
            var area = (double)component.Width * component.Height;
            if (area > largestArea && area < MaxArea * grey.Values.Length && FilledArea(components.RunsOf(i)) >= MinFill * area)
            {
                (largest, largestArea) = (i, area);
            }
        }

        if (largest < 0)
        {
            return false;
        }

        var box = components.All[largest].Box;
        rectangle = box.Inflate(-1 - (int)(Margin * box.LongerSide));
        return rectangle is { Width: > 0, Height: > 0 };
    }

    /// <summary>The component's area with all pixels between its outermost ones in each row.</summary>
    private static long FilledArea(ComponentRuns runs)
    {
        long area = 0;
        int row = -1, start = 0, end = 0;
        foreach (var run in runs)
        {
            if (run.Y != row)
            {
                area += end - start;
                (row, start) = (run.Y, run.Start);
            }

            end = run.End;
        }

        return area + end - start;
    }
}

using DigitRecognizer.Background;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Digits;

/// <summary>The largest bright or dark rectangle within a picture: a sheet on a desk, a canvas on a page, the inside of a frame.</summary>
internal static class LargestRectangle
{
    private const double Smallest = 0.04;
    private const double Largest = 0.97;

    /// <summary>How much of its box a sheet fills, from the first to the last pixel of each row, when it is turned a little; an ellipse, as a zero or its inside, fills less.</summary>
    private const double Filled = 0.85;

    /// <summary>What is left out at each side, with the sheet's own soft edge.</summary>
    private const double Rim = 0.02;

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
        var most = Smallest * grey.Values.Length;
        for (var i = 0; i < components.All.Length; i++)
        {
            var component = components.All[i];
            var area = (double)component.Width * component.Height;
            if (area > most && area < Largest * grey.Values.Length && FilledArea(components.Runs, i) >= Filled * area)
            {
                (largest, most) = (i, area);
            }
        }

        if (largest < 0)
        {
            return false;
        }

        var found = components.All[largest];
        var rim = 1 + (int)(Rim * found.LongerSide);
        rectangle = new PixelBox(found.Left + rim, found.Top + rim, found.Width - 2 * rim, found.Height - 2 * rim);
        return rectangle is { Width: > 0, Height: > 0 };
    }

    /// <summary>The piece's area with all that lies between its outermost pixels of each row.</summary>
    private static long FilledArea(ReadOnlySpan<Run> runs, int component)
    {
        long area = 0;
        int row = -1, start = 0, end = 0;
        foreach (var run in runs)
        {
            if (run.Component != component)
            {
                continue;
            }

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

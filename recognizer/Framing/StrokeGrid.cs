using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>Reduces selected ink to a coarse grid, so that rules about strokes do not depend on the size of the picture.</summary>
internal static class StrokeGrid
{
    /// <summary>The longer side of the ink in pixels of the grid: a pen's stroke is 2 to 5 wide.</summary>
    public const int LongerSide = 64;

    /// <summary>Least share of a pixel that is inked.</summary>
    private const float MinCoverage = 0.5f;

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="selection">Those to reduce.</param>
    /// <param name="points">Takes the inked pixels; room for <see cref="LongerSide"/> squared of them is enough.</param>
    /// <returns>The pixels that were taken, with the middle of the ink's box as origin.</returns>
    public static ReadOnlySpan<(float X, float Y)> Points(
        InkMap map, ComponentMap components, ComponentSelection selection, Span<(float X, float Y)> points)
    {
        using var crop = DigitCrop.Cut(map, components, selection, StrokeWidth.OfRuns(components, selection));
        var box = selection.Box;
        var scale = (float)LongerSide / box.LongerSide;
        using var grid = new Plane<float>(SideOf(box.Width, scale), SideOf(box.Height, scale));
        AreaSampler.Draw(crop, grid, scale, -DigitCrop.Margin * scale, -DigitCrop.Margin * scale);
        var count = 0;
        for (var i = 0; i < grid.Values.Length; i++)
        {
            if (grid.Values[i] > MinCoverage)
            {
                points[count++] = (i % grid.Width - (grid.Width - 1) / 2f, i / grid.Width - (grid.Height - 1) / 2f);
            }
        }

        return points[..count];
    }

    private static int SideOf(int length, float scale) => Math.Min(LongerSide, (int)MathF.Ceiling(length * scale));
}

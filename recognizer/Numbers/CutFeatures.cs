namespace DigitRecognizer.Numbers;

/// <summary>
/// The input of the cut classifier: the ink left and right of a cut, in a window around the ink that it crosses, and some measures.
/// </summary>
internal static class CutFeatures
{
    /// <summary>Cells of the square window on a side.</summary>
    public const int Side = 20;

    /// <summary>Values of one input of the cut classifier.</summary>
    public static int Length => 2 * Side * Side + CutMeasures.Count;

    /// <summary>The line's height in cells.</summary>
    private const float LineHeight = 15;

    /// <param name="grid">The component that is cut.</param>
    /// <param name="path">The cut.</param>
    /// <param name="height">The line's height in pixels.</param>
    /// <param name="picture">Takes <see cref="Length"/> values.</param>
    public static void Draw(CutGrid grid, CutPath path, int height, Span<float> picture)
    {
        picture.Clear();
        var rows = (float)height / grid.Cell;
        var scale = LineHeight / rows;
        var (x, y, deepest) = Contact(grid, path);
        float left = x - Side / 2f / scale, top = y + 0.5f - Side / 2f / scale;
        float lowest = grid.Ink.Width, highest = 0, leftArea = 0, area = 0;
        int first = Math.Max(0, (int)left), end = Math.Min(grid.Ink.Width, (int)(left + Side / scale) + 1);
        for (var row = 0; row < grid.Ink.Height; row++)
        {
            ReadOnlySpan<float> ink = grid.Ink.Row(row), before = grid.Before.Row(row);
            var cut = path.Columns[row];
            (lowest, highest) = (Math.Min(lowest, cut), Math.Max(highest, cut));
            (leftArea, area) = (leftArea + before[cut], area + before[^1]);
            for (var column = first; column < end; column++)
            {
                if (ink[column] > 0)
                {
                    var side = picture.Slice(column < cut ? 0 : Side * Side, Side * Side);
                    Add(side, (column - left) * scale, (row - top) * scale, scale, ink[column]);
                }
            }
        }

        CutMeasures.In(picture) = new CutMeasures
        {
            Ink = path.Ink / height,
            Strokes = path.CrossedStrokes / 3f,
            WidthLeft = Math.Min(2, x / rows),
            WidthRight = Math.Min(2, (grid.Ink.Width - x) / rows),
            AreaLeft = Math.Min(1, leftArea / rows / rows),
            AreaRight = Math.Min(1, (area - leftArea) / rows / rows),
            ContactRow = y / grid.Ink.Height,
            Sway = Math.Min(1, (highest - lowest) / rows),
            StrongestInk = deepest,
            Height = grid.Ink.Height / rows,
        };
    }

    /// <summary>The centre of the ink on the cut, and the strongest ink there.</summary>
    private static (float X, float Y, float Deepest) Contact(CutGrid grid, CutPath path)
    {
        float sum = 1e-6f, sumX = 1e-6f * path.Columns[path.Columns.Length / 2], sumY = 1e-6f * path.Columns.Length / 2, deepest = 0;
        for (var row = 0; row < path.Columns.Length; row++)
        {
            var ink = grid.Across(path.Columns[row], row);
            (sum, sumX, sumY, deepest) = (sum + ink, sumX + ink * path.Columns[row], sumY + ink * row, Math.Max(deepest, ink));
        }

        return (sumX / sum, sumY / sum, deepest);
    }

    /// <summary>Adds the ink of one grid cell to the window's cells that it covers.</summary>
    private static void Add(Span<float> cells, float x, float y, float size, float ink)
    {
        float left = Math.Max(0, x), right = Math.Min(Side, x + size), top = Math.Max(0, y), bottom = Math.Min(Side, y + size);
        for (var row = (int)top; row < bottom; row++)
        {
            var high = ink * (Math.Min(bottom, row + 1) - Math.Max(top, row));
            for (var column = (int)left; column < right; column++)
            {
                cells[row * Side + column] += high * (Math.Min(right, column + 1) - Math.Max(left, column));
            }
        }
    }
}

using System.Runtime.CompilerServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// A rough estimate of a photo's background: the median of a window so wide that strokes hardly change it, on a coarse grid.
/// </summary>
internal static class WideMedian
{
    /// <summary>The longer side of the coarse grid, at most.</summary>
    private const int GridSide = 64;

    /// <summary>Half the window's side, as a share of the grid's longer side.</summary>
    private const int RadiusDivisor = 5;

    public static Plane<byte> Of(Plane<byte> grey)
    {
        var cell = Math.Max(1, (Math.Max(grey.Width, grey.Height) + GridSide - 1) / GridSide);
        var full = new Plane<byte>(grey.Width, grey.Height);
        if (cell == 1)
        {
            Filter(grey, full);
            return full;
        }

        using var coarse = Reduce(grey, cell);
        using var median = new Plane<byte>(coarse.Width, coarse.Height);
        Filter(coarse, median);
        for (var y = 0; y < full.Height; y++)
        {
            ReadOnlySpan<byte> from = median.Row(y / cell);
            var to = full.Row(y);
            for (var x = 0; x < from.Length; x++)
            {
                to[(x * cell)..Math.Min(to.Length, (x + 1) * cell)].Fill(from[x]);
            }
        }

        return full;
    }

    private static void Filter(Plane<byte> grid, Plane<byte> median) =>
        MedianFilter.Apply(grid, median, Math.Max(2, Math.Max(grid.Width, grid.Height) / RadiusDivisor));

    /// <summary>Reduces a picture by averaging squares of <paramref name="cell"/> pixels a side.</summary>
    // Optimized at once: called only once for each picture, but over all its pixels, it would stay unoptimized for thirty pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Plane<byte> Reduce(Plane<byte> grey, int cell)
    {
        if (cell == 1)
        {
            return grey.Copy();
        }

        var coarse = new Plane<byte>((grey.Width + cell - 1) / cell, (grey.Height + cell - 1) / cell);
        for (var y = 0; y < coarse.Height; y++)
        {
            var rows = Math.Min(cell, grey.Height - y * cell);
            for (var x = 0; x < coarse.Width; x++)
            {
                var columns = Math.Min(cell, grey.Width - x * cell);
                var sum = 0;
                for (var r = 0; r < rows; r++)
                {
                    foreach (var value in grey.Row(y * cell + r).Slice(x * cell, columns))
                    {
                        sum += value;
                    }
                }

                coarse.Row(y)[x] = (byte)((sum + rows * columns / 2) / (rows * columns));
            }
        }

        return coarse;
    }
}

namespace DigitRecognizer.Normalization;

/// <summary>
/// The background of a photo, on a coarse grid: a wide median that strokes cannot sway, then a narrower mean of what is close to it,
/// so that shading, vignettes and folds are followed without following the ink.
/// </summary>
internal static class VaryingBackground
{
    private const int GridSide = 128;

    public static Plane<byte> Of(Plane<byte> grey)
    {
        var cell = Math.Max(1, (Math.Max(grey.Width, grey.Height) + GridSide - 1) / GridSide);
        using var coarse = Reduce(grey, cell);
        using var median = new Plane<byte>(coarse.Width, coarse.Height);
        var longer = Math.Max(coarse.Width, coarse.Height);
        MedianFilter.Apply(coarse, median, Math.Max(2, longer / 5));
        using var smooth = new Plane<byte>(coarse.Width, coarse.Height);
        PaperMean.Apply(coarse, median, smooth, Math.Max(2, longer / 16));
        var full = new Plane<byte>(grey.Width, grey.Height);
        Enlarge(smooth, cell, full);
        return full;
    }

    private static Plane<byte> Reduce(Plane<byte> grey, int cell)
    {
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

    private static void Enlarge(Plane<byte> coarse, int cell, Plane<byte> full)
    {
        for (var y = 0; y < full.Height; y++)
        {
            var (top, bottom, down) = Between(y, cell, coarse.Height);
            ReadOnlySpan<byte> upper = coarse.Row(top), lower = coarse.Row(bottom);
            var row = full.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, right, across) = Between(x, cell, coarse.Width);
                var above = upper[left] * (256 - across) + upper[right] * across;
                var below = lower[left] * (256 - across) + lower[right] * across;
                row[x] = (byte)((above * (256 - down) + below * down + 32768) >> 16);
            }
        }
    }

    private static (int Low, int High, int Weight) Between(int at, int cell, int count)
    {
        var position = Math.Clamp(((2 * at + 1) * 256 / cell - 256) / 2, 0, (count - 1) * 256);
        var low = position >> 8;
        return (low, Math.Min(low + 1, count - 1), position & 255);
    }
}

using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Ink;

/// <summary>
/// Step 3c: removes ruling, squares, table lines and the frame of a form from the mask. A ruling is a thin straight line from one side of
/// the window to the other, with another one parallel to it or with strokes that are stronger. A stroke that crosses a line is kept.
/// </summary>
internal static class RuledLines
{
    /// <summary>Least side of a window in pixels: in a smaller one lines are not distinguishable from strokes.</summary>
    public const int MinSide = 60;

    /// <summary>How far a line may rise, as a share of its length.</summary>
    private const double MaxTilt = 0.08;

    /// <summary>Least share of a line's length that is inked.</summary>
    private const double MinCoverage = 0.85;

    /// <summary>Largest thickness of a line, as a share of the window's longer side.</summary>
    private const double MaxThickness = 0.03;

    /// <summary>Most lines of each direction.</summary>
    private const int MaxLines = 64;

    /// <summary>Lines of one direction that make a ruling, and sides that make a frame.</summary>
    private const int MinLinesOfRuling = 2, MinSidesOfFrame = 3;

    /// <summary>The side of a frame is within this share of the window from its edge.</summary>
    private const double MaxMarginOfFrame = 0.15;

    /// <summary>A single line is removed only if it is fainter than this share of the strokes beside it.</summary>
    private const double MaxStrengthOfSingleLine = 0.6;

    /// <summary>Removes lines that cross the whole picture.</summary>
    /// <param name="mask">1 where a pixel belongs to a stroke, else 0.</param>
    /// <param name="ink">How much each pixel is ink, as large as the mask.</param>
    /// <param name="unruled">A new mask without the lines, to be disposed; undefined where the result is false.</param>
    /// <returns>Whether there were any.</returns>
    public static bool TryRemove(Plane<byte> mask, Plane<byte> ink, out Plane<byte> unruled) =>
        TryRemove(mask, ink, [new PixelBox(0, 0, mask.Width, mask.Height)], MinLinesOfRuling, out unruled);

    /// <summary>Removes the sides of each frame that fills its window, where there are at least three and something in it.</summary>
    /// <param name="mask">1 where a pixel belongs to a stroke, else 0.</param>
    /// <param name="ink">How much each pixel is ink, as large as the mask.</param>
    /// <param name="windows">Boxes of what may be frames, each side at least <see cref="MinSide"/>.</param>
    /// <param name="unframed">A new mask without the frames, to be disposed; undefined where the result is false.</param>
    /// <returns>Whether there were any.</returns>
    public static bool TryRemoveFrames(
        Plane<byte> mask, Plane<byte> ink, scoped ReadOnlySpan<PixelBox> windows, out Plane<byte> unframed) =>
        TryRemove(mask, ink, windows, MinSidesOfFrame, out unframed);

    private static bool TryRemove(
        Plane<byte> mask, Plane<byte> ink, scoped ReadOnlySpan<PixelBox> windows, int needed, out Plane<byte> cleaned)
    {
        cleaned = default;
        if (windows.IsEmpty || Math.Min(mask.Width, mask.Height) < MinSide)
        {
            return false;
        }

        cleaned = mask.Copy();
        var removed = false;
        foreach (var window in windows)
        {
            removed |= Remove(cleaned, ink, window, needed);
        }

        if (!removed)
        {
            cleaned.Dispose();
        }

        return removed;
    }

    private static bool Remove(Plane<byte> mask, Plane<byte> ink, PixelBox window, int needed)
    {
        Span<RuledLine> lines = stackalloc RuledLine[2 * MaxLines];
        var horizontal =
            LineSearch.Find(new MaskWindow(mask, ink, window, transposed: false), MaxTilt, MinCoverage, MaxThickness, lines[..MaxLines]);
        var vertical =
            LineSearch.Find(new MaskWindow(mask, ink, window, transposed: true), MaxTilt, MinCoverage, MaxThickness, lines[MaxLines..]);
        var box = needed == MinSidesOfFrame;
        var rows = lines[..horizontal];
        var columns = lines.Slice(MaxLines, vertical);
        if (box ? horizontal + vertical < needed || !AtSides(rows, window.Height)
            || !AtSides(columns, window.Width) || IsEmpty(mask, window, rows, columns)
            : horizontal + vertical == 0)
        {
            return false;
        }

        var removed = Erase(new MaskWindow(mask, ink, window, transposed: false), rows, box || horizontal >= needed);
        return Erase(new MaskWindow(mask, ink, window, transposed: true), columns, box || vertical >= needed) || removed;
    }

    private static bool AtSides(ReadOnlySpan<RuledLine> lines, int across)
    {
        var any = false;
        foreach (var line in lines)
        {
            var middle = (line.Start + line.End) / 2.0 / across;
            any |= middle is < MaxMarginOfFrame or > 1 - MaxMarginOfFrame;
        }

        return any;
    }

    /// <summary>Whether a frame has nothing in it; it is kept, because it may be a zero drawn with corners.</summary>
    private static bool IsEmpty(Plane<byte> mask, PixelBox window, ReadOnlySpan<RuledLine> rows, ReadOnlySpan<RuledLine> columns)
    {
        var inside = 0;
        for (var y = 0; y < window.Height; y++)
        {
            var row = mask.Row(window.Y + y).Slice(window.X, window.Width);
            for (var x = 0; x < window.Width; x++)
            {
                inside += row[x] != 0 && !RuledLine.AnyAt(rows, x, window.Width, y) && !RuledLine.AnyAt(columns, y, window.Height, x)
                    ? 1
                    : 0;
            }
        }

        return inside < Math.Max(window.Width, window.Height) / 4;
    }

    private static bool Erase(MaskWindow window, ReadOnlySpan<RuledLine> lines, bool sure)
    {
        if (lines.IsEmpty)
        {
            return false;
        }

        var others = window.StrengthBeside(lines);
        var erased = false;
        foreach (var line in lines)
        {
            // A single line may be the bar of a digit, unless the strokes beside it are clearly stronger.
            if (others > 0 && (sure || line.Strength < MaxStrengthOfSingleLine * others))
            {
                window.Erase(line);
                erased = true;
            }
        }

        return erased;
    }
}

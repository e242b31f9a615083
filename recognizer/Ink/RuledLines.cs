using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Ink;

/// <summary>
/// Step 3c: takes ruling, squares, table lines and the box of a form out of the mask. A ruling is a thin straight line from one side of a
/// window to the other that has company: a parallel, or strokes that are stronger than it. Where a stroke crosses it, the stroke stays.
/// </summary>
internal static class RuledLines
{
    /// <summary>Small pictures hold no ruling that could be told from a stroke.</summary>
    private const int SmallestSide = 60;

    /// <summary>How far a line may rise over its length.</summary>
    private const double Tilt = 0.08;

    private const double Coverage = 0.85;
    private const double Thickness = 0.03;
    private const int MaxLines = 64;

    /// <summary>Removes lines that cross the whole picture; returns whether there were any.</summary>
    public static bool Remove(Plane<byte> mask, Plane<byte> ink) =>
        Remove(mask, ink, new PixelBox(0, 0, mask.Width, mask.Height), needed: 2);

    /// <summary>
    /// Removes the sides of a box that fills the window, where there are at least three and something in it; returns whether it did.
    /// </summary>
    public static bool RemoveBox(Plane<byte> mask, Plane<byte> ink, PixelBox window) => Remove(mask, ink, window, needed: 3);

    private static bool Remove(Plane<byte> mask, Plane<byte> ink, PixelBox window, int needed)
    {
        if (Math.Min(window.Width, window.Height) < SmallestSide)
        {
            return false;
        }

        Span<RuledLine> lines = stackalloc RuledLine[2 * MaxLines];
        var horizontal = LineSearch.Find(new MaskWindow(mask, ink, window, turned: false), Tilt, Coverage, Thickness, lines[..MaxLines]);
        var vertical = LineSearch.Find(new MaskWindow(mask, ink, window, turned: true), Tilt, Coverage, Thickness, lines[MaxLines..]);
        var box = needed == 3;
        var rows = lines[..horizontal];
        var columns = lines.Slice(MaxLines, vertical);
        if (box ? horizontal + vertical < needed || !AtSides(rows, window.Height)
            || !AtSides(columns, window.Width) || IsEmpty(mask, window, rows, columns)
            : horizontal + vertical == 0)
        {
            return false;
        }

        var removed = Erase(new MaskWindow(mask, ink, window, turned: false), rows, box || horizontal >= needed);
        return Erase(new MaskWindow(mask, ink, window, turned: true), columns, box || vertical >= needed) || removed;
    }

    private static bool AtSides(ReadOnlySpan<RuledLine> lines, int across)
    {
        var any = false;
        foreach (var line in lines)
        {
            var middle = (line.Start + line.End) / 2.0 / across;
            any |= middle is < 0.15 or > 0.85;
        }

        return any;
    }

    /// <summary>A box around nothing is no box of a form: somebody may have drawn a zero with corners.</summary>
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
            // A single line may be a digit's own bar; next to clearly stronger strokes it is not.
            if (others > 0 && (sure || line.Strength < 0.6 * others))
            {
                window.Erase(line);
                erased = true;
            }
        }

        return erased;
    }
}

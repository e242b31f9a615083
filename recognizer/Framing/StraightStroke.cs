using DigitRecognizer.Components;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Framing;

/// <summary>Finds the straight stroke through other ink that reaches furthest beyond it at both ends.</summary>
internal static class StraightStroke
{
    /// <summary>How many directions are tried: three degrees from one to the next, half a stroke's width at the grid's border.</summary>
    private const int Directions = 60;

    /// <summary>Least length of the stroke, in pixels of <see cref="StrokeGrid"/>.</summary>
    private const int MinLength = 38;

    /// <summary>Ink up to this distance from a line, in pixels, is on it: a slanted line of one pixel's width has gaps.</summary>
    private const int MaxOnLine = 1;

    /// <summary>Ink nearer to the middle of the stroke, in pixels of the grid, belongs to the stroke.</summary>
    private const int MinBeside = 5;

    /// <summary>Least share of the ink that lies on each side of the stroke.</summary>
    private const double MinShareOfSide = 0.08;

    /// <summary>Half the grid's diagonal, and a pixel for rounding.</summary>
    private const int Reach = StrokeGrid.LongerSide * 3 / 4;

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="selection">Those to search.</param>
    /// <returns>
    /// How far the stroke reaches beyond the other ink at the end where it reaches less, in pixels of <see cref="StrokeGrid"/>; negative
    /// where it ends before that ink does, <see cref="int.MinValue"/> where there is no such stroke.
    /// </returns>
    public static int Overhang(InkMap map, ComponentMap components, ComponentSelection selection)
    {
        Span<(float X, float Y)> room = stackalloc (float, float)[StrokeGrid.LongerSide * StrokeGrid.LongerSide];
        return Overhang(StrokeGrid.Points(map, components, selection, room));
    }

    private static int Overhang(ReadOnlySpan<(float X, float Y)> points)
    {
        var most = int.MinValue;
        Span<(int Along, int Across)> turned = stackalloc (int, int)[points.Length];
        Span<int> counts = stackalloc int[2 * Reach];
        for (var direction = 0; direction < Directions; direction++)
        {
            var (sin, cos) = MathF.SinCos(direction * MathF.PI / Directions);
            counts.Clear();
            for (var i = 0; i < points.Length; i++)
            {
                var (x, y) = points[i];
                turned[i] = (Reach + (int)MathF.Round(x * cos + y * sin), Reach + (int)MathF.Round(y * cos - x * sin));
                counts[turned[i].Across]++;
            }

            for (var across = 0; across < counts.Length; across++)
            {
                // Only a line with so many pixels can hold a stroke of that length.
                if (counts[across] >= MinLength)
                {
                    most = Math.Max(most, OverhangOf(turned, across));
                }
            }
        }

        return most;
    }

    private static int OverhangOf(ReadOnlySpan<(int Along, int Across)> points, int across)
    {
        Span<bool> isInked = stackalloc bool[2 * Reach];
        isInked.Clear();
        int before = 0, after = 0, first = int.MaxValue, last = 0;
        foreach (var point in points)
        {
            var distance = point.Across - across;
            isInked[point.Along] |= Math.Abs(distance) <= MaxOnLine;
            if (Math.Abs(distance) >= MinBeside)
            {
                (first, last) = (Math.Min(first, point.Along), Math.Max(last, point.Along));
                before += distance < 0 ? 1 : 0;
                after += distance > 0 ? 1 : 0;
            }
        }

        var (start, end) = LongestStretch(isInked);
        return end - start >= MinLength && Math.Min(before, after) >= MinShareOfSide * points.Length
            ? Math.Min(first - start, end - 1 - last)
            : int.MinValue;
    }

    private static (int Start, int End) LongestStretch(ReadOnlySpan<bool> values)
    {
        var (best, start) = ((Start: 0, End: 0), 0);
        for (var i = 0; i < values.Length; i++)
        {
            start = values[i] ? start : i + 1;
            best = i + 1 - start > best.End - best.Start ? (start, i + 1) : best;
        }

        return best;
    }
}

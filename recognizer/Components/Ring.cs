using DigitRecognizer.Filters;

namespace DigitRecognizer.Components;

/// <summary>A ring drawn around digits, which may touch one of them: only its own ink is removed.</summary>
internal static class Ring
{
    /// <summary>The part of the shorter side at the four corners of its box in which a ring has no ink; a tilted frame has some.</summary>
    private const double SideOfCorner = 0.13;

    /// <summary>How much of a run of ink is the ring's, in widths of its stroke: a slanted stroke is met at a longer run.</summary>
    private const double MaxDepth = 1.6;

    /// <summary>Whether a component that encloses others is a ring and no frame.</summary>
    public static bool Is(ComponentMap map, int index)
    {
        var box = map.All[index].Box;
        var corner = SideOfCorner * Math.Min(box.Width, box.Height);
        foreach (var run in map.RunsOf(index))
        {
            var isInRows = run.Y - box.Y < corner || box.Bottom - run.Y <= corner;
            if (isInRows && (run.Start - box.X < corner || box.Right - run.End < corner))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Removes the ink that is met first in each row and column from outside; a digit within the ring stays.</summary>
    /// <param name="mask">1 for ink, else 0.</param>
    /// <param name="map">Its components.</param>
    /// <param name="index">The ring, with what touches it.</param>
    public static void Erase(Plane<byte> mask, ComponentMap map, int index)
    {
        var box = map.All[index].Box;
        using var ink = new Plane<byte>(box.Width, box.Height);
        ink.Values.Clear();
        var lengths = new List<int>();
        foreach (var run in map.RunsOf(index))
        {
            ink.Row(run.Y - box.Y)[(run.Start - box.X)..(run.End - box.X)].Fill(1);
            lengths.Add(run.End - run.Start);
        }

        lengths.Sort();
        var deepest = (int)Math.Ceiling(MaxDepth * lengths[lengths.Count / 4]);
        using var outer = new Plane<byte>(box.Width, box.Height);
        outer.Values.Clear();
        var last = ink.Values.Length - 1;
        for (var y = 0; y < box.Height; y++)
        {
            MarkFirst(ink.Values, outer.Values, y * box.Width, 1, box.Width, deepest);
            MarkFirst(ink.Values, outer.Values, last - y * box.Width, -1, box.Width, deepest);
        }

        for (var x = 0; x < box.Width; x++)
        {
            MarkFirst(ink.Values, outer.Values, x, box.Width, box.Height, deepest);
            MarkFirst(ink.Values, outer.Values, last - x, -box.Width, box.Height, deepest);
        }

        for (var i = 0; i < outer.Values.Length; i++)
        {
            if (outer.Values[i] != 0)
            {
                mask.Row(box.Y + i / box.Width)[box.X + i % box.Width] = 0;
            }
        }
    }

    /// <summary>Marks the first ink on a row or column, in the order in which it is met.</summary>
    private static void MarkFirst(ReadOnlySpan<byte> ink, Span<byte> outer, int start, int step, int count, int deepest)
    {
        var i = 0;
        while (i < count && ink[start + i * step] == 0)
        {
            i++;
        }

        for (var depth = 0; depth < deepest && i < count && ink[start + i * step] != 0; depth++, i++)
        {
            outer[start + i * step] = 1;
        }
    }
}

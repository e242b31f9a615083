using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using DigitRecognizer.Filters;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Ink;

/// <summary>
/// A part of a mask, indexed along rows or, transposed, along columns, so that one search finds lines of both directions.
/// </summary>
internal readonly ref struct MaskWindow(Plane<byte> mask, Plane<byte> ink, PixelBox box, bool transposed)
{
    /// <summary>The width of a line's soft edge, and how far beyond it a stroke that crosses the line is looked for, in pixels.</summary>
    private const int Edge = 2, Beside = 2;

    private readonly Plane<byte> _mask = mask;
    private readonly Plane<byte> _ink = ink;

    public int Length => transposed ? box.Height : box.Width;

    public int Across => transposed ? box.Width : box.Height;

    public bool this[int along, int across] => _mask.Values[Index(along, across)] != 0;

    public int Ink(int along, int across) => _ink.Values[Index(along, across)];

    /// <summary>Places along the window's length that have a pixel of the mask.</summary>
    public int CountInkedPlaces()
    {
        if (transposed)
        {
            var inkedRows = 0;
            for (var y = box.Y; y < box.Y + box.Height; y++)
            {
                inkedRows += Row(y).ContainsAnyExcept((byte)0) ? 1 : 0;
            }

            return inkedRows;
        }

        using var columns = new Plane<byte>(box.Width, 1);
        columns.Values.Clear();
        for (var y = box.Y; y < box.Y + box.Height; y++)
        {
            TensorPrimitives.BitwiseOr(columns.Values, Row(y), columns.Values);
        }

        return box.Width - columns.Values.Count((byte)0);
    }

    /// <summary>
    /// The first position across the lines, from another on, that is in the mask, or outside it; <see cref="Across"/> where there is none.
    /// </summary>
    public int Next(int along, int from, bool isInk)
    {
        if (transposed)
        {
            var rest = Row(box.Y + along)[from..];
            var steps = isInk ? rest.IndexOfAnyExcept((byte)0) : rest.IndexOf((byte)0);
            return steps < 0 ? Across : from + steps;
        }

        while (from < Across && this[along, from] != isInk)
        {
            from++;
        }

        return from;
    }

    /// <summary>The last position across the lines that is in the mask; -1 where there is none.</summary>
    public int Last(int along)
    {
        var across = Across - 1;
        while (across >= 0 && !this[along, across])
        {
            across--;
        }

        return across;
    }

    /// <summary>
    /// The stretch of mask across the line at one place: where it begins and how long it is; length 0 where the line is interrupted.
    /// </summary>
    public (int First, int Length) Crossing(int along, int across, int reach)
    {
        var at = -1;
        for (var offset = 0; offset <= reach && at < 0; offset++)
        {
            at = IsInk(along, across - offset) ? across - offset : IsInk(along, across + offset) ? across + offset : -1;
        }

        if (at < 0)
        {
            return (0, 0);
        }

        int first = at, last = at;
        while (IsInk(along, first - 1))
        {
            first--;
        }

        while (IsInk(along, last + 1))
        {
            last++;
        }

        return (first, last - first + 1);
    }

    /// <summary>Removes a line from the mask, except where a stroke crosses it.</summary>
    public void Erase(RuledLine line)
    {
        for (var along = 0; along < Length; along++)
        {
            var (first, length) = Crossing(along, line.At(along, Length), line.Thick / 2 + 2);
            if (length > 0 && length <= 2 * line.Thick + 2)
            {
                for (var across = first; across < first + length; across++)
                {
                    _mask.Values[Index(along, across)] = 0;
                }
            }
        }
    }

    /// <summary>The ink that an eighth of the mask's pixels outside the lines exceed; 0 where there are hardly any.</summary>
    // Optimized at once: called only once for each picture, but over all its pixels, it would stay unoptimized for thirty pictures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int StrengthBeside(ReadOnlySpan<RuledLine> lines)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var count = 0;
        for (var along = 0; along < Length; along++)
        {
            for (var across = 0; across < Across; across++)
            {
                if (this[along, across] && !RuledLine.AnyAt(lines, along, Length, across))
                {
                    histogram[Ink(along, across)]++;
                    count++;
                }
            }
        }

        return count < Length / 4 ? 0 : Histogram.Percentile(histogram, count, 0.875);
    }

    private ReadOnlySpan<byte> Row(int y) => _mask.Row(y).Slice(box.X, box.Width);

    /// <summary>Whether a place lies in the window and in the mask.</summary>
    public bool IsInk(int along, int across) => (uint)along < (uint)Length && (uint)across < (uint)Across && this[along, across];

    /// <summary>Removes a line with its soft edges from the mask, except where a stroke crosses it from side to side.</summary>
    public void Erase(FrameLine line)
    {
        for (var along = 0; along < Length; along++)
        {
            int first = line.At(along) - Edge, end = line.EndAt(along) + Edge;
            if (!IsInk(along, first - Beside) || !IsInk(along, end - 1 + Beside))
            {
                for (var across = Math.Max(0, first); across < Math.Min(Across, end); across++)
                {
                    _mask.Values[Index(along, across)] = 0;
                }
            }
        }
    }

    private int Index(int along, int across) =>
        transposed ? (box.Y + along) * _mask.Width + box.X + across : (box.Y + across) * _mask.Width + box.X + along;
}

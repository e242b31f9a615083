using System.Buffers;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Ink;

/// <summary>
/// Weak ink that continues strong ink belongs to the stroke (hysteresis: J. Canny, A computational approach to edge detection, 1986).
/// A pixel continues a stroke where it is about as strong as its neighbours: along a stroke that fades it is, at the rim of a strong one
/// it is not.
/// </summary>
internal static class WeakInk
{
    /// <summary>Least share of the strongest ink among a pixel and its eight neighbours.</summary>
    private const double MinShareOfNeighbours = 0.4;

    /// <summary>Half the side of a square that no stroke fills, as a share of the picture's longer side: what fills it is shade.</summary>
    private const double ShadeReach = 0.1;

    /// <summary>Adds to the mask what continues it.</summary>
    /// <param name="ink">How much every pixel is ink.</param>
    /// <param name="floor">Weaker ink is noise.</param>
    /// <param name="mask">1 where ink is strong, else 0; takes the weak ink.</param>
    public static void Add(Plane<byte> ink, int floor, Plane<byte> mask)
    {
        if (!HasWeakInk(ink, floor, mask))
        {
            return;
        }

        var open = ArrayPool<int>.Shared.Rent(ink.Values.Length);
        var count = 0;
        for (var at = 0; at < mask.Values.Length; at++)
        {
            if (mask.Values[at] != 0)
            {
                open[count++] = at;
            }
        }

        using var shade = ink.Copy();
        GreyMorphology.ApplyBoth(shade, Math.Max(1, (int)(ShadeReach * Math.Max(ink.Width, ink.Height))), dilateFirst: false);
        while (count > 0)
        {
            var at = open[--count];
            int x = at % ink.Width, y = at / ink.Width;
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(ink.Height - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(ink.Width - 1, x + 1); nx++)
                {
                    var next = ny * ink.Width + nx;
                    var value = ink.Values[next];
                    var isNoise = value - shade.Values[next] <= floor;
                    if (mask.Values[next] == 0 && !isNoise && value >= MinShareOfNeighbours * Strongest(ink, nx, ny))
                    {
                        mask.Values[next] = 1;
                        open[count++] = next;
                    }
                }
            }
        }

        ArrayPool<int>.Shared.Return(open);
    }

    /// <summary>Whether any pixel may be added: most drawings have none.</summary>
    private static bool HasWeakInk(Plane<byte> ink, int floor, Plane<byte> mask)
    {
        for (var y = 0; y < ink.Height; y++)
        {
            ReadOnlySpan<byte> row = ink.Row(y), strong = mask.Row(y);
            ReadOnlySpan<byte> above = ink.Row(Math.Max(0, y - 1)), below = ink.Row(Math.Min(ink.Height - 1, y + 1));
            for (var x = 0; x < row.Length; x++)
            {
                // The pixels above and below tell most rims from weak ink; only the rest needs all neighbours.
                if (row[x] > floor && strong[x] == 0 && row[x] >= MinShareOfNeighbours * Math.Max(above[x], below[x])
                    && row[x] >= MinShareOfNeighbours * Strongest(ink, x, y))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The strongest ink among a pixel and its eight neighbours.</summary>
    private static byte Strongest(Plane<byte> ink, int x, int y)
    {
        byte strongest = 0;
        int left = Math.Max(0, x - 1), right = Math.Min(ink.Width, x + 2);
        for (var row = Math.Max(0, y - 1); row <= Math.Min(ink.Height - 1, y + 1); row++)
        {
            foreach (var value in ink.Row(row)[left..right])
            {
                strongest = Math.Max(strongest, value);
            }
        }

        return strongest;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Normalization;

/// <summary>
/// The highest or lowest value in a square around each pixel, in place, at a cost that does not grow with the square:
/// running extremes forwards and backwards in blocks of the square's side (van Herk, 1992; Gil and Werman, 1993).
/// </summary>
internal static class WindowExtreme
{
    public static void Apply(Plane<byte> plane, int radius, bool highest)
    {
        using var padded = Pad(plane);
        using var turned = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, highest);
        padded.TurnTo(turned);
        Columns(turned, plane.Width, radius, highest);
        turned.TurnTo(padded);
        Unpad(padded, plane);
    }

    /// <summary>One extreme, and then the other of what came out.</summary>
    public static void ApplyBoth(Plane<byte> plane, int radius, bool highestFirst)
    {
        // Rows and columns may come in any order, so that both extremes share the turns.
        using var padded = Pad(plane);
        using var turned = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, highestFirst);
        padded.TurnTo(turned);
        Columns(turned, plane.Width, radius, highestFirst);
        Columns(turned, plane.Width, radius, !highestFirst);
        turned.TurnTo(padded);
        Columns(padded, plane.Height, radius, !highestFirst);
        Unpad(padded, plane);
    }

    /// <summary>Both sides filled up to whole vectors by values of no meaning: columns do not mix.</summary>
    private static Plane<byte> Pad(Plane<byte> plane)
    {
        var padded = new Plane<byte>(WholeVectors(plane.Width), WholeVectors(plane.Height));
        for (var y = 0; y < plane.Height; y++)
        {
            plane.Row(y).CopyTo(padded.Row(y));
        }

        return padded;
    }

    private static void Unpad(Plane<byte> padded, Plane<byte> plane)
    {
        for (var y = 0; y < plane.Height; y++)
        {
            padded.Row(y)[..plane.Width].CopyTo(plane.Row(y));
        }
    }

    private static int WholeVectors(int length) => (length + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;

    private static void Columns(Plane<byte> plane, int rows, int radius, bool highest)
    {
        int width = plane.Width, side = 2 * radius + 1;
        using var forward = new Plane<byte>(width, rows);
        using var backward = new Plane<byte>(width, rows);
        for (var first = 0; first < rows; first += side)
        {
            var last = Math.Min(first + side, rows) - 1;
            plane.Row(first).CopyTo(forward.Row(first));
            for (var y = first + 1; y <= last; y++)
            {
                Step(plane.Row(y), forward.Row(y - 1), forward.Row(y), highest);
            }

            plane.Row(last).CopyTo(backward.Row(last));
            for (var y = last - 1; y >= first; y--)
            {
                Step(plane.Row(y), backward.Row(y + 1), backward.Row(y), highest);
            }
        }

        // A window that begins above the picture ends within the block of the first rows.
        for (var y = 0; y < Math.Min(radius, rows); y++)
        {
            forward.Row(Math.Min(y + radius, rows - 1)).CopyTo(plane.Row(y));
        }

        for (var y = radius; y < rows - radius; y++)
        {
            Step(backward.Row(y - radius), forward.Row(y + radius), plane.Row(y), highest);
        }

        for (var y = Math.Max(radius, rows - radius); y < rows; y++)
        {
            var withinLastBlock = (y - radius) / side == (rows - 1) / side;
            Step(backward.Row(y - radius), (withinLastBlock ? backward : forward).Row(withinLastBlock ? y - radius : rows - 1), plane.Row(y), highest);
        }
    }

    /// <summary>Of rows of whole vectors.</summary>
    private static void Step(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> target, bool highest)
    {
        var first = MemoryMarshal.Cast<byte, Vector<byte>>(a);
        var second = MemoryMarshal.Cast<byte, Vector<byte>>(b)[..first.Length];
        var extremes = MemoryMarshal.Cast<byte, Vector<byte>>(target)[..first.Length];
        for (var x = 0; x < first.Length; x++)
        {
            extremes[x] = highest ? Vector.Max(first[x], second[x]) : Vector.Min(first[x], second[x]);
        }
    }
}

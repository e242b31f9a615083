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
        int w = plane.Width, side = 2 * radius + 1;
        using var forward = new Plane<byte>(w, rows);
        using var backward = new Plane<byte>(w, rows);
        for (var y = 0; y < rows; y++)
        {
            Step(plane.Row(y), y % side == 0 ? default : forward.Row(y - 1), forward.Row(y), highest);
        }

        for (var y = rows - 1; y >= 0; y--)
        {
            Step(plane.Row(y), y % side == side - 1 || y == rows - 1 ? default : backward.Row(y + 1), backward.Row(y), highest);
        }

        for (var y = 0; y < rows; y++)
        {
            int first = y - radius, last = y + radius;
            if (first < 0)
            {
                // The window begins above the picture, so it ends within the block of the first rows.
                forward.Row(Math.Min(last, rows - 1)).CopyTo(plane.Row(y));
            }
            else if (last >= rows)
            {
                Step(backward.Row(first), first / side == (rows - 1) / side ? default : forward.Row(rows - 1), plane.Row(y), highest);
            }
            else
            {
                Step(backward.Row(first), forward.Row(last), plane.Row(y), highest);
            }
        }
    }

    /// <summary>Of rows of whole vectors.</summary>
    private static void Step(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> target, bool highest)
    {
        if (b.IsEmpty)
        {
            a.CopyTo(target);
            return;
        }

        var first = MemoryMarshal.Cast<byte, Vector<byte>>(a);
        var second = MemoryMarshal.Cast<byte, Vector<byte>>(b)[..first.Length];
        var extremes = MemoryMarshal.Cast<byte, Vector<byte>>(target)[..first.Length];
        for (var x = 0; x < first.Length; x++)
        {
            extremes[x] = highest ? Vector.Max(first[x], second[x]) : Vector.Min(first[x], second[x]);
        }
    }
}

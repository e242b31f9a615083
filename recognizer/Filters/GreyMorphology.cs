using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// The highest or lowest value in a square around each pixel, in place, at a cost that does not grow with the square:
/// running extremes forwards and backwards in blocks of the square's side (van Herk, 1992; Gil and Werman, 1993).
/// </summary>
internal static class GreyMorphology
{
    public static void Apply(Plane<byte> plane, int radius, bool dilate)
    {
        using var padded = Pad(plane);
        using var turned = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, dilate);
        padded.TransposeTo(turned);
        Columns(turned, plane.Width, radius, dilate);
        turned.TransposeTo(padded);
        Unpad(padded, plane);
    }

    /// <summary>One extreme, and then the other of what came out.</summary>
    public static void ApplyBoth(Plane<byte> plane, int radius, bool dilateFirst)
    {
        // Rows and columns may come in any order, so that both extremes share the turns.
        using var padded = Pad(plane);
        using var turned = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, dilateFirst);
        padded.TransposeTo(turned);
        Columns(turned, plane.Width, radius, dilateFirst);
        Columns(turned, plane.Width, radius, !dilateFirst);
        turned.TransposeTo(padded);
        Columns(padded, plane.Height, radius, !dilateFirst);
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

    private static void Columns(Plane<byte> plane, int rows, int radius, bool dilate)
    {
        int width = plane.Width, side = 2 * radius + 1;
        using var forward = new Plane<byte>(width, rows);
        using var backward = new Plane<byte>(width, rows);
        plane.Values[..(rows * width)].CopyTo(forward.Values);
        plane.Values[..(rows * width)].CopyTo(backward.Values);
        for (var first = 0; first < rows; first += side)
        {
            // Each row takes in the one before it, which has taken in those before: one run over all of a block's rows.
            int from = first * width, length = (Math.Min(side, rows - first) - 1) * width;
            Take(forward.Values.Slice(from + width, length), forward.Values.Slice(from, length), dilate);
            TakeBackwards(backward.Values.Slice(from, length), backward.Values.Slice(from + width, length), dilate);
        }

        // A window that begins above the picture ends within the block of the first rows.
        for (var y = 0; y < Math.Min(radius, rows); y++)
        {
            forward.Row(Math.Min(y + radius, rows - 1)).CopyTo(plane.Row(y));
        }

        if (rows > 2 * radius)
        {
            var whole = (rows - 2 * radius) * width;
            var middle = plane.Values.Slice(radius * width, whole);
            backward.Values[..whole].CopyTo(middle);
            Take(middle, forward.Values.Slice(2 * radius * width, whole), dilate);
        }

        for (var y = Math.Max(radius, rows - radius); y < rows; y++)
        {
            backward.Row(y - radius).CopyTo(plane.Row(y));
            if ((y - radius) / side != (rows - 1) / side)
            {
                Take(plane.Row(y), forward.Row(rows - 1), dilate);
            }
        }
    }

    /// <summary>Takes in the others' values, from the first on. Of whole vectors.</summary>
    private static void Take(Span<byte> values, ReadOnlySpan<byte> others, bool dilate)
    {
        var own = MemoryMarshal.Cast<byte, Vector<byte>>(values);
        var taken = MemoryMarshal.Cast<byte, Vector<byte>>(others)[..own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = dilate ? Vector.Max(own[i], taken[i]) : Vector.Min(own[i], taken[i]);
        }
    }

    /// <summary>The same from the last on.</summary>
    private static void TakeBackwards(Span<byte> values, ReadOnlySpan<byte> others, bool dilate)
    {
        var own = MemoryMarshal.Cast<byte, Vector<byte>>(values);
        var taken = MemoryMarshal.Cast<byte, Vector<byte>>(others)[..own.Length];
        for (var i = own.Length - 1; i >= 0; i--)
        {
            own[i] = dilate ? Vector.Max(own[i], taken[i]) : Vector.Min(own[i], taken[i]);
        }
    }
}

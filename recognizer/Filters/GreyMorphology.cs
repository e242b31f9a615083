using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Filters;

/// <summary>
/// Grey dilation and erosion: replaces each pixel by the highest or lowest value in a square around it. The cost does not depend on the
/// square's size, because it uses running extremes in blocks of the square's side (van Herk, 1992; Gil and Werman, 1993).
/// </summary>
internal static class GreyMorphology
{
    /// <param name="plane">Changed in place.</param>
    /// <param name="radius">Half the square's side.</param>
    /// <param name="dilate">Whether to take the highest value; else the lowest.</param>
    public static void Apply(Plane<byte> plane, int radius, bool dilate)
    {
        using var padded = Pad(plane);
        using var transposed = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, dilate);
        padded.TransposeTo(transposed);
        Columns(transposed, plane.Width, radius, dilate);
        transposed.TransposeTo(padded);
        Unpad(padded, plane);
    }

    /// <summary>Closing (dilation, then erosion) or opening (erosion, then dilation).</summary>
    /// <param name="plane">Changed in place.</param>
    /// <param name="radius">Half the square's side.</param>
    /// <param name="dilateFirst">Whether to close; else open.</param>
    public static void ApplyBoth(Plane<byte> plane, int radius, bool dilateFirst)
    {
        // Rows and columns may be done in any order, so that both operations share the transpositions.
        using var padded = Pad(plane);
        using var transposed = new Plane<byte>(padded.Height, padded.Width);
        Columns(padded, plane.Height, radius, dilateFirst);
        padded.TransposeTo(transposed);
        Columns(transposed, plane.Width, radius, dilateFirst);
        Columns(transposed, plane.Width, radius, !dilateFirst);
        transposed.TransposeTo(padded);
        Columns(padded, plane.Height, radius, !dilateFirst);
        Unpad(padded, plane);
    }

    /// <summary>Pads both sides to whole vectors. The padding is undefined, which does no harm because columns are independent.</summary>
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
            // Each row takes in the row before, which has taken in all rows of the block before it.
            int from = first * width, length = (Math.Min(side, rows - first) - 1) * width;
            Take(forward.Values.Slice(from + width, length), forward.Values.Slice(from, length), dilate);
            TakeBackwards(backward.Values.Slice(from, length), backward.Values.Slice(from + width, length), dilate);
        }

        // A window that starts above the picture ends in the first block.
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

    /// <summary>Replaces values by the higher or lower of theirs and the others', from the first on. Both are whole vectors.</summary>
    private static void Take(Span<byte> values, ReadOnlySpan<byte> others, bool dilate)
    {
        var own = MemoryMarshal.Cast<byte, Vector<byte>>(values);
        var taken = MemoryMarshal.Cast<byte, Vector<byte>>(others)[..own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = dilate ? Vector.Max(own[i], taken[i]) : Vector.Min(own[i], taken[i]);
        }
    }

    /// <summary>The same, from the last on.</summary>
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

using System.Numerics;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Imaging;

internal static class Opacity
{
    /// <summary>Whether every pixel of some RGBA samples is opaque.</summary>
    public static bool IsFull(ReadOnlySpan<byte> rgba)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(rgba);
        var all = Vector<byte>.AllBitsSet;
        foreach (var vector in vectors)
        {
            all &= vector;
        }

        var full = true;
        for (var i = 3; i < Vector<byte>.Count; i += 4)
        {
            full &= all[i] == byte.MaxValue;
        }

        for (var i = vectors.Length * Vector<byte>.Count + 3; i < rgba.Length; i += 4)
        {
            full &= rgba[i] == byte.MaxValue;
        }

        return full;
    }
}

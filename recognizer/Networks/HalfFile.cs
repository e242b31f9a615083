using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Networks;

/// <summary>Weights as a file: nothing but the numbers, as little-endian halves.</summary>
internal static class HalfFile
{
    /// <exception cref="InvalidDataException">Of another length than <paramref name="count"/> numbers.</exception>
    public static float[] Read(ReadOnlySpan<byte> file, int count)
    {
        if (file.Length != 2 * count)
        {
            throw new InvalidDataException($"Its file has {2 * count} bytes, not {file.Length}.");
        }

        // One by one: a program does this once, and vectors would take longer to compile than the numbers to read.
        var halves = MemoryMarshal.Cast<byte, Half>(file);
        var weights = new float[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = (float)halves[i];
        }

        return weights;
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static byte[] Of(ReadOnlySpan<float> weights)
    {
        var halves = new Half[weights.Length];
        TensorPrimitives.ConvertToHalf(weights, halves);
        return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
    }
}

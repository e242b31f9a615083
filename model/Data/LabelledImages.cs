using System.Security.Cryptography;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Data;

/// <summary>Pictures of 28 x 28 with their classes.</summary>
public sealed class LabelledImages
{
    /// <param name="pixels">Count x 28 x 28 values of 0..255, ink bright.</param>
    /// <param name="labels">Class of each picture, from 0.</param>
    /// <exception cref="InvalidDataException">The numbers of pictures and labels differ.</exception>
    public LabelledImages(byte[] pixels, byte[] labels)
    {
        if (pixels.Length != labels.Length * LeNet.InputLength)
        {
            throw new InvalidDataException(
                $"{labels.Length} labels do not fit {pixels.Length / (double)LeNet.InputLength:0.##} pictures of 28 x 28.");
        }

        Pixels = pixels;
        Labels = labels;
    }

    public byte[] Pixels { get; }

    public byte[] Labels { get; }

    public int Count => Labels.Length;

    public ReadOnlySpan<byte> this[int index] => Pixels.AsSpan(index * LeNet.InputLength, LeNet.InputLength);

    /// <summary>The pictures from <paramref name="start"/> on, <paramref name="count"/> of them, copied.</summary>
    public LabelledImages Slice(int start, int count) => new(
        Pixels.AsSpan(start * LeNet.InputLength, count * LeNet.InputLength).ToArray(),
        Labels.AsSpan(start, count).ToArray());

    /// <summary>SHA-256 over pixels and labels, lower-case hexadecimal.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Pixels);
        hash.AppendData(Labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

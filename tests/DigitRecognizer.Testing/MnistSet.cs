namespace DigitRecognizer.Testing;

/// <summary>Pictures and what each shows.</summary>
/// <param name="pictures">Count x 28 x 28 bytes, row-major, ink bright.</param>
/// <param name="labels">Count digits of 0..9.</param>
public sealed class MnistSet(ReadOnlyMemory<byte> pictures, ReadOnlyMemory<byte> labels)
{
    public const int PictureLength = 28 * 28;

    public int Count => labels.Length;

    /// <summary>28 x 28 bytes, row-major, ink bright.</summary>
    public ReadOnlySpan<byte> Picture(int index) => pictures.Span.Slice(index * PictureLength, PictureLength);

    public byte Label(int index) => labels.Span[index];
}

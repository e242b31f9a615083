namespace DigitRecognizer.Conformance.Images;

/// <summary>Samples of 1, 2, 4, 8 or 16 bits, the first in the highest bits.</summary>
internal sealed class BitPacker(int depth)
{
    private readonly List<byte> _bytes = [];
    private int _free;

    public void Add(int sample)
    {
        if (depth == 16)
        {
            _bytes.Add((byte)(sample >> 8));
            _bytes.Add((byte)sample);
            return;
        }

        if (_free == 0)
        {
            _bytes.Add(0);
            _free = 8;
        }

        _free -= depth;
        _bytes[^1] |= (byte)(sample << _free);
    }

    public byte[] ToArray() => [.. _bytes];
}

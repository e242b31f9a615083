namespace DigitRecognizer.Conformance.Images;

/// <summary>Codes of changing width, the first in the lowest bits.</summary>
internal sealed class LittleBitWriter
{
    private readonly List<byte> _bytes = [];
    private int _used = 8;

    public void Write(int value, int bits)
    {
        for (var i = 0; i < bits; i++)
        {
            if (_used == 8)
            {
                _bytes.Add(0);
                _used = 0;
            }

            _bytes[^1] |= (byte)(((value >> i) & 1) << _used++);
        }
    }

    public byte[] ToArray() => [.. _bytes];
}

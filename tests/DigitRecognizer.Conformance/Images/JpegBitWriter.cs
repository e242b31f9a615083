namespace DigitRecognizer.Conformance.Images;

/// <summary>Codes with the highest bit first; a zero byte after each 0xFF, so that none passes for a marker.</summary>
internal sealed class JpegBitWriter
{
    private readonly List<byte> _bytes = [];
    private int _current;
    private int _used;

    public void Write(int value, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            _current = _current << 1 | (value >> bit & 1);
            if (++_used == 8)
            {
                Flush();
            }
        }
    }

    public byte[] ToArray()
    {
        while (_used != 0)
        {
            Write(1, 1);
        }

        return [.. _bytes];
    }

    private void Flush()
    {
        _bytes.Add((byte)_current);
        if ((byte)_current == 0xFF)
        {
            _bytes.Add(0);
        }

        _current = _used = 0;
    }
}

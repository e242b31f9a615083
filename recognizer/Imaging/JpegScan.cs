using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Walks the compressed data of a baseline JPEG file without decoding its pixels (ITU-T T.81, F.2.2), to tell whether every row is in a
/// file that lacks the marker of its end, as the files of some cameras do. The library does not tell: it makes up what is missing.
/// </summary>
internal ref struct JpegScan
{
    private const byte Prefix = 0xFF, Baseline = 0xC0, Extended = 0xC1, HuffmanTables = 0xC4, FirstRestart = 0xD0, LastRestart = 0xD7;
    private const byte StartOfScan = 0xDA, RestartInterval = 0xDD;
    private const int CodeLengths = 16, TableIds = 16, BlockSide = 8, Coefficients = 64;

    private readonly ReadOnlySpan<byte> _file;
    private readonly int[] _tables = new int[2 * TableIds];
    private ReadOnlySpan<byte> _frame;
    private int _restartInterval;
    private int _at = 2;
    private int _byte;
    private int _bits;
    private bool _brokeOff;

    private JpegScan(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>Where the compressed data ends.</summary>
    /// <param name="file">Starts with the signature of JPEG.</param>
    /// <returns>0 where the data does not cover every row, or the file is not baseline with all components in one scan.</returns>
    public static int End(ReadOnlySpan<byte> file)
    {
        var scan = new JpegScan(file);
        return scan.FindScan() is { IsEmpty: false } header && scan.Walk(header) ? scan._at : 0;
    }

    /// <returns>The header of the first scan; its data follows.</returns>
    private ReadOnlySpan<byte> FindScan()
    {
        while (_at + 4 <= _file.Length && _file[_at] == Prefix)
        {
            var marker = _file[_at + 1];
            if (marker == Prefix)
            {
                _at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(_file[(_at + 2)..]);
            if (length < 2 || _at + 2 + length > _file.Length)
            {
                break;
            }

            var content = _file.Slice(_at + 4, length - 2);
            if (marker == HuffmanTables && !ReadTables(_at + 4, content.Length))
            {
                break;
            }

            _at += 2 + length;
            _restartInterval = marker == RestartInterval && content.Length >= 2
                ? BinaryPrimitives.ReadUInt16BigEndian(content)
                : _restartInterval;
            _frame = marker is Baseline or Extended ? content : _frame;
            if (marker == StartOfScan)
            {
                return content;
            }
        }

        return [];
    }

    private readonly bool ReadTables(int at, int length)
    {
        for (var end = at + length; at < end;)
        {
            if (end - at < 1 + CodeLengths)
            {
                return false;
            }

            // The upper half tells direct current from alternating current, the lower half is the number.
            _tables[_file[at] & (2 * TableIds - 1)] = at + 1;
            var symbols = 0;
            foreach (var count in _file.Slice(at + 1, CodeLengths))
            {
                symbols += count;
            }

            at += 1 + CodeLengths + symbols;
            if (at > end)
            {
                return false;
            }
        }

        return true;
    }

    private bool Walk(ReadOnlySpan<byte> header)
    {
        const int ComponentsAt = 5, ComponentLength = 3;
        if (_frame.Length <= ComponentsAt || header.IsEmpty || header[0] != _frame[ComponentsAt]
            || _frame.Length < ComponentsAt + 1 + ComponentLength * header[0] || header.Length < 1 + 2 * header[0])
        {
            return false;
        }

        int components = header[0], widest = 1, highest = 1;
        Span<int> blocks = stackalloc int[byte.MaxValue];
        for (var i = 0; i < components; i++)
        {
            var sampling = _frame[ComponentsAt + 1 + ComponentLength * i + 1];
            (widest, highest) = (Math.Max(widest, sampling >> 4), Math.Max(highest, sampling & 0xF));
            blocks[i] = (sampling >> 4) * (sampling & 0xF);
        }

        if (components == 1)
        {
            (widest, highest, blocks[0]) = (1, 1, 1);
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(_frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(_frame[3..]);
        var units = (long)Groups(width, BlockSide * widest) * Groups(height, BlockSide * highest);
        for (var unit = 0L; unit < units && !_brokeOff; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0)
            {
                SkipRestart();
            }

            for (var i = 0; i < components; i++)
            {
                var tables = header[2 + 2 * i];
                for (var block = 0; block < blocks[i] && !_brokeOff; block++)
                {
                    SkipBlock(_tables[tables >> 4], _tables[TableIds + (tables & 0xF)]);
                }
            }
        }

        return !_brokeOff;
    }

    private static int Groups(int length, int size) => (length + size - 1) / size;

    private void SkipBlock(int directTable, int alternatingTable)
    {
        SkipBits(Symbol(directTable));
        for (var coefficient = 1; coefficient < Coefficients && !_brokeOff;)
        {
            const int SixteenZeros = 0xF0;
            var symbol = Symbol(alternatingTable);
            if ((symbol & 0xF) == 0 && symbol != SixteenZeros)
            {
                break;
            }

            coefficient += (symbol >> 4) + 1;
            SkipBits(symbol & 0xF);
        }
    }

    /// <summary>The next symbol of a canonical Huffman code; a table is the numbers of codes of 1 to 16 bits, then the symbols.</summary>
    private int Symbol(int table)
    {
        int code = 0, first = 0, index = table + CodeLengths;
        for (var length = 0; length < CodeLengths && table > 0; length++)
        {
            code |= Bit();
            int count = _file[table + length];
            if (code - first < count)
            {
                return _file[index + code - first];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        _brokeOff = true;
        return 0;
    }

    private void SkipBits(int count)
    {
        for (; count > 0; count--)
        {
            Bit();
        }
    }

    private int Bit()
    {
        if (_bits == 0)
        {
            // A zero follows a data byte of all ones, anything else makes it a marker.
            if (_at >= _file.Length || (_file[_at] == Prefix && (_at + 1 >= _file.Length || _file[_at + 1] != 0)))
            {
                _brokeOff = true;
                return 0;
            }

            _byte = _file[_at];
            _at += _byte == Prefix ? 2 : 1;
            _bits = 8;
        }

        return (_byte >> --_bits) & 1;
    }

    private void SkipRestart()
    {
        _bits = 0;
        _brokeOff |= _at + 2 > _file.Length || _file[_at] != Prefix || _file[_at + 1] is < FirstRestart or > LastRestart;
        _at += 2;
    }
}

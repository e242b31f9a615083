using System.Numerics;

namespace DigitRecognizer.Conformance.Images;

/// <summary>
/// Huffman tables in which every symbol's code is equally long: no smaller a file, but nothing to look up.
/// The symbols are those of ITU-T T.81, F.1.2: a size for DC, a run of zeros and a size for AC.
/// </summary>
internal static class JpegTables
{
    private const int DcBits = 4, DcSymbols = 12, AcBits = 8, LargestAc = 10, EndOfBlock = 0x00, SixteenZeros = 0xF0;

    private static readonly int[] AcSymbols =
        [EndOfBlock, SixteenZeros,
            .. Enumerable.Range(0, 16).SelectMany(run => Enumerable.Range(1, LargestAc).Select(size => run << 4 | size))];

    public static void Write(ByteWriter file)
    {
        Table(file, 0x00, DcBits, [.. Enumerable.Range(0, DcSymbols)]);
        Table(file, 0x10, AcBits, AcSymbols);
    }

    public static void WriteDc(JpegBitWriter bits, int difference)
    {
        bits.Write(Size(difference), DcBits);
        Value(bits, difference);
    }

    public static void WriteAc(JpegBitWriter bits, ReadOnlySpan<int> coefficients)
    {
        var run = 0;
        foreach (var coefficient in coefficients.TrimEnd(0))
        {
            if (coefficient == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16)
            {
                Symbol(bits, SixteenZeros);
            }

            Symbol(bits, run << 4 | Size(coefficient));
            Value(bits, coefficient);
            run = 0;
        }

        if (coefficients[^1] == 0)
        {
            Symbol(bits, EndOfBlock);
        }
    }

    private static void Symbol(JpegBitWriter bits, int symbol) => bits.Write(Array.IndexOf(AcSymbols, symbol), AcBits);

    private static void Value(JpegBitWriter bits, int value) => bits.Write(value < 0 ? value + (1 << Size(value)) - 1 : value, Size(value));

    private static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    private static void Table(ByteWriter file, int id, int length, int[] symbols)
    {
        file.Bytes(0xFF, 0xC4).Big16(2 + 1 + 16 + symbols.Length).Byte(id);
        for (var bits = 1; bits <= 16; bits++)
        {
            file.Byte(bits == length ? symbols.Length : 0);
        }

        foreach (var symbol in symbols)
        {
            file.Byte(symbol);
        }
    }
}

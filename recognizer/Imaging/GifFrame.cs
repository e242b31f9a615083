using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>Walks the blocks of a GIF file up to the end of its first frame (GIF89a, appendix B), for decoders that fill up what is missing.</summary>
internal static class GifFrame
{
    private const int ScreenDescriptor = 13, ImageDescriptor = 10, WidestCode = 8;

    /// <summary>Whether all data of the first frame is there, with codes of a width that the format allows, on the screen that the file declares.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> file)
    {
        const byte extension = 0x21, image = 0x2C;
        var rest = Skip(file, ScreenDescriptor + ColourTable(file, flagsAt: 10));
        while (rest.Length > 1 && rest[0] == extension)
        {
            rest = SkipSubBlocks(rest[2..]).Rest;
        }

        if (rest.Length < ImageDescriptor || rest[0] != image || !IsOnScreen(rest, file))
        {
            return false;
        }

        var data = Skip(rest, ImageDescriptor + ColourTable(rest, flagsAt: 9));
        return data.Length > 0 && data[0] is > 0 and <= WidestCode && SkipSubBlocks(data[1..]).IsWhole;
    }

    /// <summary>Some decoders enlarge the screen for a frame that exceeds it, past the size by which the file was judged.</summary>
    private static bool IsOnScreen(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> file) =>
        Word(frame, 1) + Word(frame, 5) <= Word(file, 6) && Word(frame, 3) + Word(frame, 7) <= Word(file, 8);

    private static int Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static int ColourTable(ReadOnlySpan<byte> block, int flagsAt)
    {
        const int present = 0x80, sizeBits = 0x07;
        return block.Length > flagsAt && (block[flagsAt] & present) != 0 ? 3 << ((block[flagsAt] & sizeBits) + 1) : 0;
    }

    private static SubBlocks SkipSubBlocks(ReadOnlySpan<byte> blocks)
    {
        while (blocks.Length > 0 && blocks[0] > 0)
        {
            blocks = Skip(blocks, 1 + blocks[0]);
        }

        return new SubBlocks(Skip(blocks, 1), blocks.Length > 0);
    }

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> from, int length) => from[Math.Min(length, from.Length)..];

    private readonly ref struct SubBlocks(ReadOnlySpan<byte> rest, bool isWhole)
    {
        public ReadOnlySpan<byte> Rest { get; } = rest;

        public bool IsWhole { get; } = isWhole;
    }
}

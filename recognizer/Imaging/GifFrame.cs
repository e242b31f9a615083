using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Walks the blocks of a GIF file up to the end of its first frame (GIF89a, appendix B). Done without the library, which fills in what is
/// missing and enlarges the screen for a frame that exceeds it, past the size by which the file was judged.
/// </summary>
internal static class GifFrame
{
    private const byte Extension = 0x21, Image = 0x2C;
    private const int ScreenDescriptor = 13, ImageDescriptor = 10, MinCodeWidth = 2, MaxCodeWidth = 8;

    /// <summary>
    /// The file up to the end of its first frame, so that later frames and comments cost nothing; empty where that frame is not complete,
    /// its codes have a width that the format does not allow, or it exceeds the screen.
    /// </summary>
    public static ReadOnlySpan<byte> ThroughFirst(ReadOnlySpan<byte> file)
    {
        var rest = SkipExtensions(Skip(file, ScreenDescriptor + ColourTable(file, flagsAt: 10)));
        if (rest.Length < ImageDescriptor || rest[0] != Image || !IsOnScreen(rest, file))
        {
            return [];
        }

        var data = Skip(rest, ImageDescriptor + ColourTable(rest, flagsAt: 9));
        if (data.IsEmpty || data[0] is < MinCodeWidth or > MaxCodeWidth)
        {
            return [];
        }

        var blocks = SkipSubBlocks(data[1..]);
        return blocks.IsWhole ? file[..^blocks.Rest.Length] : [];
    }

    /// <summary>Whether another frame follows the first.</summary>
    public static bool HasSecond(ReadOnlySpan<byte> file) => SkipExtensions(file[ThroughFirst(file).Length..]) is [Image, ..];

    private static ReadOnlySpan<byte> SkipExtensions(ReadOnlySpan<byte> rest)
    {
        while (rest.Length > 1 && rest[0] == Extension)
        {
            rest = SkipSubBlocks(rest[2..]).Rest;
        }

        return rest;
    }

    private static bool IsOnScreen(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> file) =>
        Word(frame, 1) + Word(frame, 5) <= Word(file, 6) && Word(frame, 3) + Word(frame, 7) <= Word(file, 8);

    private static int Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static int ColourTable(ReadOnlySpan<byte> block, int flagsAt)
    {
        const int Present = 0x80, SizeBits = 0x07;
        return block.Length > flagsAt && (block[flagsAt] & Present) != 0 ? 3 << ((block[flagsAt] & SizeBits) + 1) : 0;
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

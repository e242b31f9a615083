using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>Walks the chunks of a WebP file (RFC 9649, 2.3), for decoders that trust what a chunk says of itself.</summary>
internal static class WebPChunks
{
    private const int FileHeader = 12, ChunkHeader = 8;

    /// <summary>Whether all chunks are inside the file, and all frames of an animation inside its canvas.</summary>
    public static bool AreSound(ReadOnlySpan<byte> file, int width, int height)
    {
        for (var rest = All(file); rest.Length >= ChunkHeader; rest = Next(rest))
        {
            var content = Content(rest);
            if (content.Length < Length(rest) || (rest.StartsWith("ANMF"u8) && !IsInside(content, width, height)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The content of the first chunk of a type; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        var rest = All(file);
        while (rest.Length >= ChunkHeader && !rest.StartsWith(type))
        {
            rest = Next(rest);
        }

        return rest.Length >= ChunkHeader ? Content(rest) : [];
    }

    private static bool IsInside(ReadOnlySpan<byte> frame, int width, int height)
    {
        const int sizesEnd = 12;
        return frame.Length >= sizesEnd
            && 2 * Number(frame) + 1 + Number(frame[6..]) <= width
            && 2 * Number(frame[3..]) + 1 + Number(frame[9..]) <= height;
    }

    // What follows the length that the file states is not part of it.
    private static ReadOnlySpan<byte> All(ReadOnlySpan<byte> file) =>
        file[FileHeader..(int)Math.Clamp(ChunkHeader + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), FileHeader, file.Length)];

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> chunk)
    {
        var padded = ChunkHeader + Length(chunk) + (Length(chunk) & 1);
        return chunk[(int)Math.Min(padded, chunk.Length)..];
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> chunk) => chunk.Slice(ChunkHeader, (int)Math.Min(Length(chunk), chunk.Length - ChunkHeader));

    private static long Length(ReadOnlySpan<byte> chunk) => BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);

    private static int Number(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;
}

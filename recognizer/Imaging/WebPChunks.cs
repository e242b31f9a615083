using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// The chunks of a WebP file (RFC 9649, 2.3), read without the library because it trusts the lengths that a chunk states.
/// </summary>
internal static class WebPChunks
{
    /// <summary>Bytes of a chunk before its content: type and length.</summary>
    public const int HeaderLength = 8;

    private const int FileHeaderLength = 12, FourteenBits = 0x3FFF;

    /// <summary>Whether all chunks are inside the file, and all frames of an animation inside its canvas.</summary>
    public static bool AreSound(ReadOnlySpan<byte> file, int width, int height)
    {
        for (var rest = All(file); rest.Length >= HeaderLength; rest = Next(rest))
        {
            var content = Content(rest);
            if (content.Length < Length(rest) || (rest.StartsWith("ANMF"u8) && !IsInside(content, width, height)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file is an animation of more than one frame.</summary>
    public static bool HasSecondFrame(ReadOnlySpan<byte> file)
    {
        var frames = 0;
        for (var rest = All(file); rest.Length >= HeaderLength && frames < 2; rest = Next(rest))
        {
            frames += rest.StartsWith("ANMF"u8) ? 1 : 0;
        }

        return frames > 1;
    }

    /// <summary>All chunks up to the length that the file states; what follows is not part of it.</summary>
    public static ReadOnlySpan<byte> All(ReadOnlySpan<byte> file) =>
        file[FileHeaderLength..(int)Math.Clamp(
            HeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), FileHeaderLength, file.Length)];

    /// <summary>The content of the file's first chunk of a type; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        var chunk = First(All(file), type);
        return chunk.IsEmpty ? [] : chunk[HeaderLength..];
    }

    /// <summary>The first chunk of a type, with its type and length and without padding; empty where there is none.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> chunks, ReadOnlySpan<byte> type)
    {
        while (chunks.Length >= HeaderLength && !chunks.StartsWith(type))
        {
            chunks = Next(chunks);
        }

        return chunks.Length >= HeaderLength ? chunks[..(HeaderLength + Content(chunks).Length)] : [];
    }

    /// <summary>Width and height that a <c>VP8 </c> or <c>VP8L</c> chunk declares; zero where it breaks off.</summary>
    public static (int Width, int Height) PictureSize(ReadOnlySpan<byte> chunk)
    {
        const int LossyEnd = 18, LosslessEnd = 13;
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = chunk.Length < LosslessEnd ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            return chunk.Length < LosslessEnd ? default : (1 + (int)(bits & FourteenBits), 1 + (int)((bits >> 14) & FourteenBits));
        }

        return chunk.Length < LossyEnd
            ? default
            : (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & FourteenBits,
                BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & FourteenBits);
    }

    /// <summary>A number of three bytes.</summary>
    public static int Number(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    private static bool IsInside(ReadOnlySpan<byte> frame, int width, int height)
    {
        const int FrameHeaderLength = 16;
        return frame.Length >= FrameHeaderLength
            && 2 * Number(frame) + 1 + Number(frame[6..]) <= width
            && 2 * Number(frame[3..]) + 1 + Number(frame[9..]) <= height;
    }

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> chunk)
    {
        var padded = HeaderLength + Length(chunk) + (Length(chunk) & 1);
        return chunk[(int)Math.Min(padded, chunk.Length)..];
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> chunk) =>
        chunk.Slice(HeaderLength, (int)Math.Min(Length(chunk), chunk.Length - HeaderLength));

    private static long Length(ReadOnlySpan<byte> chunk) => BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
}

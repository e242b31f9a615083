using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Checks of a PNG file that ImageSharp 2.1 lacks. Its decoder of interlaced pictures never ends where the data of a pass is short, where
/// image data follows the picture's end in a chunk of its own, or where the picture is less than five pixels wide. Rows that are missing
/// come back as zeros.
/// </summary>
internal static class PngGuard
{
    private const int MinInterlacedWidth = 5;

    private static readonly PngPass[] Adam7 =
        [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    /// <returns>The file itself, or a copy: of an interlaced one with its image data in one chunk, of one without IEND with it.</returns>
    /// <exception cref="ImageRejectedException">
    /// Interlaced and too narrow; or interlaced or without IEND, and with image data that does not cover every row.
    /// </exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> file)
    {
        var chunks = PngChunks.Read(file);
        if (!chunks.HaveEnd)
        {
            RequireAllRows(file);
            file = (byte[])[.. file[..chunks.ImageData.End], .. End];
        }

        if (!IsInterlaced(file))
        {
            return file;
        }

        if (BinaryPrimitives.ReadInt32BigEndian(file[PngChunks.HeaderAt..]) < MinInterlacedWidth)
        {
            throw new ImageRejectedException(
                ImageProblem.UnsupportedFormat, "An interlaced PNG less than 5 pixels wide is not read: save it without interlacing.");
        }

        var data = chunks.ReadImageData(file);
        RequireAllRows(file, data);
        return WithOneDataChunk(file, chunks.ImageData, data);
    }

    /// <summary>Inflates the image data to see whether it covers every row.</summary>
    /// <exception cref="ImageRejectedException">It ends early, or cannot be inflated.</exception>
    public static void RequireAllRows(ReadOnlySpan<byte> file) => RequireAllRows(file, PngChunks.Read(file).ReadImageData(file));

    private static void RequireAllRows(ReadOnlySpan<byte> file, byte[] data)
    {
        var missing = RowBytes(file);
        var rows = new byte[64 * 1024];
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
            while (missing > 0)
            {
                var read = inflater.Read(rows, 0, (int)Math.Min(rows.Length, missing));
                missing = read > 0 ? missing - read : throw ImageHeader.Corrupt(ImageFormat.Png);
            }
        }
        catch (InvalidDataException e)
        {
            throw ImageHeader.Corrupt(ImageFormat.Png, e);
        }
    }

    private static bool IsInterlaced(ReadOnlySpan<byte> file) => file[PngChunks.HeaderAt + 12] == 1;

    /// <summary>Bytes of all rows of all passes, each row with its filter type before it.</summary>
    private static long RowBytes(ReadOnlySpan<byte> file)
    {
        var header = file.Slice(PngChunks.HeaderAt, PngChunks.HeaderLength);
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        var bitsPerPixel = header[8] * PngColour.Samples(header[9]);
        return (IsInterlaced(file) ? Adam7 : Whole).Sum(pass => pass.Bytes(width, height, bitsPerPixel));
    }

    private static byte[] WithOneDataChunk(ReadOnlySpan<byte> file, Range dataChunks, byte[] data)
    {
        var (start, length) = dataChunks.GetOffsetAndLength(file.Length);
        var chunk = new byte[PngChunks.Overhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        "IDAT"u8.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length)));
        return [.. file[..start], .. chunk, .. file[(start + length)..]];
    }
}

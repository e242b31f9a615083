using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Checks of a BMP file that ImageSharp 2.1 lacks: it fills in rows that are missing, and allocates whatever lies between the headers and
/// the stated offset of the pixels, up to 2 GB.
/// </summary>
internal static class BmpGuard
{
    private const int FileHeaderLength = 14, CoreHeaderLength = 12;

    /// <returns>The file, in which all rows are present.</returns>
    /// <exception cref="ImageRejectedException">
    /// The pixels start or end behind the file's end, or are compressed in a way that is not read.
    /// </exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> file)
    {
        var pixelsAt = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        if (pixelsAt > file.Length)
        {
            throw ImageHeader.Corrupt(ImageFormat.Bmp);
        }

        switch (Compression(file))
        {
            case BmpCompression.None or BmpCompression.BitFields or BmpCompression.AlphaBitFields:
                return pixelsAt + RowBytes(file) <= file.Length ? file : throw ImageHeader.Corrupt(ImageFormat.Bmp);
            case BmpCompression.RunLength8 or BmpCompression.RunLength4:
                return file;
            default:
                throw new ImageRejectedException(ImageProblem.UnsupportedFormat, "This kind of BMP is not read: save the picture as PNG.");
        }
    }

    /// <summary>Bits of a pixel.</summary>
    public static int BitsPerPixel(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadUInt16LittleEndian(file[(FileHeaderLength + (IsCore(file) ? 10 : 14))..]);

    public static BmpCompression Compression(ReadOnlySpan<byte> file) =>
        IsCore(file) ? BmpCompression.None : (BmpCompression)BinaryPrimitives.ReadUInt32LittleEndian(file[(FileHeaderLength + 16)..]);

    /// <summary>Rows are padded to four bytes; some programs leave out the padding of the last.</summary>
    private static long RowBytes(ReadOnlySpan<byte> file)
    {
        var (width, height) = ImageHeader.BmpSize(file);
        var bits = (long)width * BitsPerPixel(file);
        return (height - 1) * ((bits + 31) / 32 * 4) + (bits + 7) / 8;
    }

    private static bool IsCore(ReadOnlySpan<byte> file) => file[FileHeaderLength] == CoreHeaderLength;
}

using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// What the first bytes of a picture file declare. Read without a codec, so that both decoders refuse the same files,
/// and a file that declares more than it may costs nothing.
/// </summary>
/// <param name="Format">Told from the file's signature; its name and content type are not trusted.</param>
/// <param name="Width">Declared pixels in a row, at least 1.</param>
/// <param name="Height">Declared rows, at least 1.</param>
public readonly record struct ImageHeader(ImageFormat Format, int Width, int Height)
{
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageRejectedException">Unknown format, more pixels than <see cref="ImageLimits.MaxPixels"/>, or visibly broken off.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> file)
    {
        var format = FileSignature.Require(file);
        var header = Dimensions(format, file) switch
        {
            ( > 0, > 0) size => new ImageHeader(format, size.Width, size.Height),
            _ => throw Corrupt(format),
        };
        if ((long)header.Width * header.Height > ImageLimits.MaxPixels)
        {
            throw new ImageRejectedException(
                ImageProblem.TooLarge,
                $"The picture measures {header.Width} x {header.Height} pixels, over the limit of {ImageLimits.MaxPixels / 1_000_000} megapixels: send a smaller one.");
        }

        return IsWhole(header, file) ? header : throw Corrupt(format);
    }

    /// <summary>Bytes of all pixels, as a decoder that reads the picture whole holds them.</summary>
    public long PixelBytes()
    {
        const int bytesOfAPixel = 4;
        return bytesOfAPixel * (long)Width * Height;
    }

    /// <summary>The same for a decoder that takes a JPEG row by row: a baseline file needs nothing, a progressive one room for its coefficients.</summary>
    /// <param name="file">The whole file.</param>
    public long BytesBeyondRows(ReadOnlySpan<byte> file) => Format == ImageFormat.Jpeg ? JpegFrame.HeldBytes(file) : PixelBytes();

    /// <summary>Holds a codec to the size by which limits and memory were judged: a file can be made that says another one elsewhere.</summary>
    /// <exception cref="ImageRejectedException">The codec finds another size.</exception>
    public void RequireSize(int width, int height)
    {
        if ((width, height) != (Width, Height))
        {
            throw Corrupt(Format);
        }
    }

    /// <summary>The refusal of a file whose beginning promised this format and whose rest does not keep it.</summary>
    public static ImageRejectedException Corrupt(ImageFormat format, Exception? inner = null) => new(
        ImageProblem.Corrupt, $"The {format.ToString().ToUpperInvariant()} file is damaged or breaks off: save or upload the picture again.", inner);

    private static bool IsWhole(ImageHeader header, ReadOnlySpan<byte> file) => header.Format switch
    {
        ImageFormat.Png => file.IndexOf("IEND"u8) >= 0,
        ImageFormat.Jpeg => JpegFrame.IsComplete(file),
        ImageFormat.Gif => GifFrame.IsComplete(file),
        ImageFormat.WebP => BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) <= file.Length - 8 && WebPChunks.AreSound(file, header.Width, header.Height),
        _ => true,
    };

    private static (int Width, int Height) Dimensions(ImageFormat format, ReadOnlySpan<byte> file) => format switch
    {
        ImageFormat.Png when file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8) => (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
        ImageFormat.Gif when file.Length >= 10 => (Word(file, 6), Word(file, 8)),
        ImageFormat.Bmp when file.Length >= 26 => Bmp(file),
        ImageFormat.WebP when file.Length >= 25 => WebP(file),
        ImageFormat.Jpeg => JpegFrame.Dimensions(file),
        _ => default,
    };

    private static (int Width, int Height) Bmp(ReadOnlySpan<byte> file)
    {
        const int CoreHeaderSize = 12;
        if (file[14] == CoreHeaderSize)
        {
            return (Word(file, 18), Word(file, 20));
        }

        // A negative height says that the top row comes first.
        var height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        return (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), height == int.MinValue ? 0 : Math.Abs(height));
    }

    private static (int Width, int Height) WebP(ReadOnlySpan<byte> file)
    {
        const int FourteenBits = 0x3FFF;
        var chunk = file[12..16];
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return (1 + (int)(bits & FourteenBits), 1 + (int)((bits >> 14) & FourteenBits));
        }

        if (file.Length < 30)
        {
            return default;
        }

        if (chunk.SequenceEqual("VP8X"u8))
        {
            return (1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(file[24..]) & 0xFFFFFF), 1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(file[26..]) >> 8));
        }

        return chunk.SequenceEqual("VP8 "u8) ? (Word(file, 26) & FourteenBits, Word(file, 28) & FourteenBits) : default;
    }

    private static int Word(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file[offset..]);
}

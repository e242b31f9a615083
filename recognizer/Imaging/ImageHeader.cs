using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>
/// What the headers of a picture file declare. Read without the library, whose own way is not safe or not cheap: <c>Image.Identify</c>
/// allocates what a BMP claims to hold before its pixels (up to 2 GB), reads and checks every chunk of a PNG, and walks through all frames
/// of a GIF.
/// </summary>
/// <param name="Format">Told from the file's signature; its name and content type are not trusted.</param>
/// <param name="Width">Declared pixels in a row, at least 1.</param>
/// <param name="Height">Declared rows, at least 1.</param>
/// <param name="Channels">Of the decoded picture: 1 (grey), 3 (RGB) or 4 (RGBA).</param>
/// <param name="BitsPerSample">16 for a PNG of such samples, else 8: what the decoded picture needs.</param>
public readonly record struct ImageHeader(ImageFormat Format, int Width, int Height, int Channels, int BitsPerSample = 8)
{
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageRejectedException">Unknown format, over <see cref="ImageLimits"/>, or visibly broken off.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> file)
    {
        var format = FileSignature.Require(file);
        var header = Dimensions(format, file) switch
        {
            ( > 0, > 0) size => new ImageHeader(format, size.Width, size.Height, Channels: 0),
            _ => throw Corrupt(format),
        };
        if (Math.Max(header.Width, header.Height) > ImageLimits.MaxSide)
        {
            throw new ImageRejectedException(
                ImageProblem.TooLarge,
                    $"The picture measures {header.Width} x {header.Height} pixels, and no side may exceed {ImageLimits.MaxSide}: send a "
                    + $"smaller one.");
        }

        if ((long)header.Width * header.Height > ImageLimits.MaxPixels)
        {
            throw new ImageRejectedException(
                ImageProblem.TooLarge,
                $"The picture measures {header.Width} x {header.Height} pixels, over the limit of {ImageLimits.MaxPixels / 1_000_000} "
                    + $"megapixels: send a smaller one.");
        }

        if (!IsWhole(header, file))
        {
            throw Corrupt(format);
        }

        if (format == ImageFormat.Jpeg && JpegFrame.CountScans(file) > ImageLimits.MaxJpegScans)
        {
            throw new ImageRejectedException(
                ImageProblem.TooLarge, $"The JPEG file has over {ImageLimits.MaxJpegScans} scans: save it as a baseline JPEG.");
        }

        header = header with
        {
            Channels = DecodedChannels(format, file),
            BitsPerSample = format == ImageFormat.Png && file[PngChunks.HeaderAt + 8] == 16 ? 16 : 8,
        };
        return header.HeldBytes(file) <= ImageLimits.MaxHeldBytes ? header : throw new ImageRejectedException(
            ImageProblem.TooLarge,
            $"A {format.ToString().ToUpperInvariant()} picture of {header.Width} x {header.Height} pixels needs too much memory: send a "
                + $"smaller one, or save it as a baseline JPEG.");
    }

    /// <summary>Bytes that ImageSharp holds while it decodes: all pixels, and what the format needs beside them.</summary>
    /// <param name="file">The whole file.</param>
    public long HeldBytes(ReadOnlySpan<byte> file)
    {
        var pixels = (long)Width * Height;
        return Channels * pixels + Format switch
        {
            ImageFormat.Jpeg => JpegFrame.CoefficientBytes(file),
            // The decoded pixels of the bit stream, before they are converted; of an animation also the frame beside its canvas.
            ImageFormat.WebP => sizeof(uint) * pixels * (WebPChunks.Find(file, "ANMF"u8).IsEmpty ? 1 : 2),
            // An index and a mark for each pixel of a run-length-coded picture.
            // A dark picture of 16 bits a sample is decoded again as such, beside the one of 8 bits.
            ImageFormat.Png when BitsPerSample == 16 => sizeof(ushort) * Channels * pixels,
            ImageFormat.Bmp => BmpGuard.Compression(file) is BmpCompression.RunLength8 or BmpCompression.RunLength4 ? 2 * pixels : 0,
            _ => 0,
        };
    }

    /// <summary>The refusal of a file whose beginning promised this format and whose rest does not keep it.</summary>
    public static ImageRejectedException Corrupt(ImageFormat format, Exception? inner = null) => new(
        ImageProblem.Corrupt,
            $"The {format.ToString().ToUpperInvariant()} file is damaged or breaks off: save or upload the picture again.", inner);

    private static bool IsWhole(ImageHeader header, ReadOnlySpan<byte> file) => header.Format switch
    {
        ImageFormat.Png => PngChunks.Read(file).AreSound,
        ImageFormat.Jpeg =>
            JpegFrame.CanHoldAllBlocks(file, header.Width, header.Height) && (JpegFrame.HasEnd(file) || JpegScan.End(file) > 0),
        ImageFormat.Gif => !GifFrame.ThroughFirst(file).IsEmpty,
        ImageFormat.WebP =>
            BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) <= file.Length - 8 && WebPChunks.AreSound(file, header.Width, header.Height),
        _ => true,
    };

    /// <summary>Whether the file is an animation of several frames, of which only the first is read.</summary>
    /// <param name="file">The whole file.</param>
    public bool HasMoreFrames(ReadOnlySpan<byte> file) => Format switch
    {
        ImageFormat.Png => PngChunks.Read(file).IsAnimation,
        ImageFormat.Gif => GifFrame.HasSecond(file),
        ImageFormat.WebP => WebPChunks.HasSecondFrame(file),
        _ => false,
    };

    private static int DecodedChannels(ImageFormat format, ReadOnlySpan<byte> file)
    {
        const int Grey = 1, Rgb = 3, Rgba = 4;
        return format switch
        {
            ImageFormat.Png => PngColour.Channels(file[PngChunks.HeaderAt + 9], PngChunks.Read(file).HasTransparency),
            ImageFormat.Jpeg => JpegFrame.Components(file) == 1 ? Grey : Rgb,
            ImageFormat.Bmp => BmpGuard.BitsPerPixel(file) == 32 ? Rgba : Rgb,
            ImageFormat.WebP => file[12..].StartsWith("VP8 "u8) ? Rgb : Rgba,
            _ => Rgba,
        };
    }

    private static (int Width, int Height) Dimensions(ImageFormat format, ReadOnlySpan<byte> file) => format switch
    {
        ImageFormat.Png when file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8) =>
            (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
        ImageFormat.Gif when file.Length >= 10 => (Word(file, 6), Word(file, 8)),
        ImageFormat.Bmp when file.Length >= 34 => BmpSize(file),
        ImageFormat.WebP when file.Length >= 25 => WebPSize(file),
        ImageFormat.Jpeg => JpegFrame.Dimensions(file),
        _ => default,
    };

    /// <summary>Width and height of a BMP file whose headers are present.</summary>
    internal static (int Width, int Height) BmpSize(ReadOnlySpan<byte> file)
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

    private static (int Width, int Height) WebPSize(ReadOnlySpan<byte> file)
    {
        const int CanvasEnd = 30;
        var chunk = file[12..];
        if (!chunk.StartsWith("VP8X"u8))
        {
            return chunk.StartsWith("VP8"u8) ? WebPChunks.PictureSize(chunk) : default;
        }

        return file.Length < CanvasEnd ? default : (1 + WebPChunks.Number(file[24..]), 1 + WebPChunks.Number(file[27..]));
    }

    private static int Word(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file[offset..]);
}

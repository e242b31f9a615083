using System.Buffers.Binary;

namespace DigitRecognizer.Imaging;

/// <summary>Finds the frame header of a JPEG file, which stands behind any number of other segments (ITU-T T.81, B.2).</summary>
internal static class JpegFrame
{
    private const byte Prefix = 0xFF, StartOfScan = 0xDA;

    /// <summary>The marker of a file's end.</summary>
    public static ReadOnlySpan<byte> EndOfImage => [Prefix, 0xD9];

    /// <summary>Width and height; zero where the file breaks off.</summary>
    /// <exception cref="ImageRejectedException">
    /// A lossless, hierarchical or arithmetic-coded JPEG, or one of more than 8 bits a sample.
    /// </exception>
    public static (int Width, int Height) Dimensions(ReadOnlySpan<byte> file)
    {
        const int LastHuffmanDct = 0xC2, DimensionsEnd = 9;
        var frame = Find(file);
        if (frame.Length < DimensionsEnd)
        {
            return default;
        }

        if (frame[1] > LastHuffmanDct || frame[4] != 8)
        {
            throw new ImageRejectedException(
                ImageProblem.UnsupportedFormat,
                    "This kind of JPEG is not read: save it as a baseline or progressive JPEG of 8 bits a channel.");
        }

        return (BinaryPrimitives.ReadUInt16BigEndian(frame[7..]), BinaryPrimitives.ReadUInt16BigEndian(frame[5..]));
    }

    /// <summary>
    /// Whether the image has the marker of its end: the library fills in what is missing of a file that breaks off.
    /// A thumbnail's own end stands before the frame header, and inside a scan the two bytes cannot occur.
    /// </summary>
    public static bool HasEnd(ReadOnlySpan<byte> file) => Find(file).IndexOf(EndOfImage) >= 0;

    /// <summary>
    /// Scans of the image. Each is a pass of the decoder over all blocks, of which a few bytes can describe thousands, so that a file of
    /// 10 MB could have half a million passes.
    /// </summary>
    public static int CountScans(ReadOnlySpan<byte> file)
    {
        var image = Find(file);
        var end = image.IndexOf(EndOfImage);
        // Inside a scan's data the two bytes cannot occur; behind the image they may.
        return (end < 0 ? image : image[..end]).Count([Prefix, StartOfScan]);
    }

    /// <summary>
    /// Whether the file has a bit for each block of 8 x 8 pixels, the least that any scan needs. The library makes up missing blocks.
    /// </summary>
    public static bool CanHoldAllBlocks(ReadOnlySpan<byte> file, int width, int height)
    {
        const int BlockSide = 8, BitsOfByte = 8;
        return BitsOfByte * (long)file.Length >= (width + BlockSide - 1) / BlockSide * ((height + BlockSide - 1L) / BlockSide);
    }

    /// <summary>Colour components; 0 where the file breaks off.</summary>
    public static int Components(ReadOnlySpan<byte> file)
    {
        const int ComponentsAt = 9;
        var frame = Find(file);
        return frame.Length > ComponentsAt ? frame[ComponentsAt] : 0;
    }

    /// <summary>
    /// Bytes of the coefficients, 16 bits each, that the decoder keeps until the last scan: of all components as they are sampled, where
    /// the file is progressive or has a scan for each component. Any other file is decoded as it comes, and needs none.
    /// </summary>
    public static long CoefficientBytes(ReadOnlySpan<byte> file)
    {
        const int Progressive = 0xC2, ChannelsAt = 10, ChannelLength = 3;
        var frame = Find(file);
        if (frame.Length < ChannelsAt || frame.Length < ChannelsAt + ChannelLength * frame[9]
            || (frame[1] != Progressive && ChannelsOfFirstScan(frame) >= frame[9]))
        {
            return 0;
        }

        int most = 1, all = 0;
        for (var channel = 0; channel < frame[9]; channel++)
        {
            var sampling = frame[ChannelsAt + ChannelLength * channel + 1];
            var samples = (sampling >> 4) * (sampling & 0xF);
            most = Math.Max(most, samples);
            all += samples;
        }

        var (width, height) = Dimensions(file);
        return sizeof(short) * (long)width * height * all / most;
    }

    /// <summary>The Exif block, as a TIFF file; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Exif(ReadOnlySpan<byte> file)
    {
        const byte Application1 = 0xE1;
        const int HeaderLength = 4;
        var rest = file[2..];
        while (rest.Length > HeaderLength && rest[0] == Prefix && rest[1] is not StartOfScan)
        {
            var next = Next(rest);
            var segment = rest[..(rest.Length - next.Length)];
            if (rest[1] == Application1 && segment.Length > HeaderLength && segment[HeaderLength..].StartsWith("Exif\0\0"u8))
            {
                return segment[(HeaderLength + 6)..];
            }

            rest = next;
        }

        return [];
    }

    private static int ChannelsOfFirstScan(ReadOnlySpan<byte> frame)
    {
        var rest = frame;
        while (rest.Length > 4 && rest[0] == Prefix && rest[1] is not StartOfScan)
        {
            rest = Next(rest);
        }

        return rest.Length > 4 ? rest[4] : 0;
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file)
    {
        var rest = file[2..];
        while (rest.Length > 4 && rest[0] == Prefix && rest[1] is not StartOfScan)
        {
            if (IsFrame(rest[1]))
            {
                return rest;
            }

            rest = Next(rest);
        }

        return [];
    }

    // C0..CF are frame headers, except the Huffman tables, the reserved one and the arithmetic coder's conditioning.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> segment)
    {
        // Any number of fill bytes may stand before a marker.
        var skipped = segment[1] == Prefix ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
        return segment[Math.Min(skipped, segment.Length)..];
    }
}

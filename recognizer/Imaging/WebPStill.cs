using System.Buffers.Binary;
using SixLabors.ImageSharp;

namespace DigitRecognizer.Imaging;

/// <summary>
/// The first frame of a WebP file as a still picture (RFC 9649). ImageSharp 2.1 reads no animations, and in a file with other chunks than
/// the picture's it follows lengths that lead backwards.
/// </summary>
/// <param name="file">A WebP file that holds one picture and nothing else.</param>
/// <param name="position">Where the picture lies on the canvas, in pixels.</param>
internal readonly ref struct WebPStill(ReadOnlySpan<byte> file, Point position)
{
    private const int FrameHeaderLength = 16, CanvasLength = 10;
    private const byte HasAlpha = 0x10;

    /// <summary>A WebP file that holds one picture and nothing else.</summary>
    public ReadOnlySpan<byte> File { get; } = file;

    /// <summary>Where the picture lies on the canvas, in pixels.</summary>
    public Point Position { get; } = position;

    /// <param name="file">Its chunks are sound, and its frames inside the canvas.</param>
    /// <param name="header">What it declares.</param>
    /// <exception cref="ImageRejectedException">It holds no picture, or one of another size than stated.</exception>
    public static WebPStill FirstFrame(ReadOnlySpan<byte> file, ImageHeader header)
    {
        var frame = WebPChunks.Find(file, "ANMF"u8);
        if (frame.IsEmpty)
        {
            return new WebPStill(Make(WebPChunks.All(file), header.Width, header.Height), Point.Empty);
        }

        var still = Make(frame[FrameHeaderLength..], 1 + WebPChunks.Number(frame[6..]), 1 + WebPChunks.Number(frame[9..]));
        return new WebPStill(still, new Point(2 * WebPChunks.Number(frame), 2 * WebPChunks.Number(frame[3..])));
    }

    private static byte[] Make(ReadOnlySpan<byte> chunks, int width, int height)
    {
        var alpha = WebPChunks.First(chunks, "ALPH"u8);
        var picture = WebPChunks.First(chunks, "VP8L"u8);
        picture = picture.IsEmpty ? WebPChunks.First(chunks, "VP8 "u8) : picture;
        if (picture.IsEmpty || WebPChunks.PictureSize(picture) != (width, height))
        {
            throw ImageHeader.Corrupt(ImageFormat.WebP);
        }

        // Without alpha a still is its one chunk. No padding follows the picture: the library would take it for the start of another chunk.
        ReadOnlySpan<byte> padding = alpha.Length % 2 == 0 ? [] : [0];
        return alpha.IsEmpty ? Container(picture) : Container([.. Canvas(width, height), .. alpha, .. padding, .. picture]);
    }

    private static byte[] Canvas(int width, int height)
    {
        var chunk = new byte[WebPChunks.HeaderLength + CanvasLength];
        "VP8X"u8.CopyTo(chunk);
        chunk[4] = CanvasLength;
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(8), HasAlpha);
        // Two numbers of three bytes; the upper byte of the first is written over by the second.
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(12), width - 1);
        chunk[15] = (byte)(height - 1);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(16), (ushort)((height - 1) >> 8));
        return chunk;
    }

    private static byte[] Container(ReadOnlySpan<byte> chunks)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. chunks];
    }
}

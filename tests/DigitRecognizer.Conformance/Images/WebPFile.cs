using SkiaSharp;

namespace DigitRecognizer.Conformance.Images;

/// <summary>Stills by libwebp's encoder; the container around several frames, or around EXIF data, by hand (RFC 9649).</summary>
internal static class WebPFile
{
    private const int HasAlpha = 0x10, HasExif = 0x08, HasAnimation = 0x02;

    public static byte[] Lossless(Picture picture) => Encode(picture, SKWebpEncoderCompression.Lossless);

    public static byte[] Lossy(Picture picture) => Encode(picture, SKWebpEncoderCompression.Lossy);

    public static byte[] WithOrientation(Picture picture, int orientation)
    {
        var chunks = Canvas(HasExif, picture.Width, picture.Height).Bytes(Chunks(Lossless(picture)));
        return File(Chunk(chunks, "EXIF"u8, ExifBlock.Make(orientation)));
    }

    /// <summary>A still whose canvas is not of its size.</summary>
    public static byte[] OnCanvas(Picture picture, int width, int height) =>
        File(Canvas(0, width, height).Bytes(Chunks(Lossless(picture))));

    /// <summary>Exif data of entries that all share the same bytes.</summary>
    public static byte[] WithEntries(Picture picture, int count, int length)
    {
        var chunks = Canvas(HasExif, picture.Width, picture.Height).Bytes(Chunks(Lossless(picture)));
        return File(Chunk(chunks, "EXIF"u8, ExifBlock.Sharing(count, length)));
    }

    public static byte[] Animated(params Picture[] frames) => AnimatedOn(frames[0].Width, frames[0].Height, frames);

    public static byte[] AnimatedOn(int width, int height, params Picture[] frames)
    {
        const int Endlessly = 0, Milliseconds = 100, ReplaceWhatWasThere = 0x02;
        var chunks = Canvas(HasAnimation | HasAlpha, width, height);
        Chunk(chunks, "ANIM"u8, new ByteWriter().Little32(0).Little16(Endlessly).ToArray());
        foreach (var frame in frames)
        {
            Chunk(chunks, "ANMF"u8, new ByteWriter().Little24(0).Little24(0).Little24(frame.Width - 1).Little24(frame.Height - 1)
                .Little24(Milliseconds).Byte(ReplaceWhatWasThere).Bytes(Chunks(Lossless(frame))).ToArray());
        }

        return File(chunks);
    }

    /// <summary>An animation whose one frame covers a part of the canvas.</summary>
    /// <param name="x">Even, as the format wants it.</param>
    /// <param name="y">Even.</param>
    /// <param name="width">Of the canvas.</param>
    /// <param name="height">Of the canvas.</param>
    /// <param name="frame">Drawn with its upper left corner at (x, y).</param>
    public static byte[] AnimatedAt(int x, int y, int width, int height, Picture frame)
    {
        const int Milliseconds = 100, Endlessly = 0;
        var chunks = Canvas(HasAnimation | HasAlpha, width, height);
        Chunk(chunks, "ANIM"u8, new ByteWriter().Little32(0).Little16(Endlessly).ToArray());
        Chunk(chunks, "ANMF"u8, new ByteWriter().Little24(x / 2).Little24(y / 2).Little24(frame.Width - 1).Little24(frame.Height - 1)
            .Little24(Milliseconds).Byte(0).Bytes(Chunks(Lossless(frame))).ToArray());
        return File(chunks);
    }

    /// <summary>A canvas that promises so many pixels, and nothing behind it.</summary>
    public static byte[] HeaderOnly(int width, int height) => File(Canvas(0, width, height));

    private static byte[] Encode(Picture picture, SKWebpEncoderCompression compression)
    {
        const float Best = 100;
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var pixels = SKImage.FromPixelCopy(info, picture.Samples);
        using var map = pixels.PeekPixels();
        using var data = map.Encode(new SKWebpEncoderOptions(compression, Best))
            ?? throw new InvalidOperationException("libwebp could not encode the picture.");
        return data.ToArray();
    }

    private static ReadOnlySpan<byte> Chunks(byte[] file) => file.AsSpan(12);

    private static ByteWriter Canvas(int flags, int width, int height) =>
        Chunk(new ByteWriter(), "VP8X"u8, new ByteWriter().Little32(flags).Little24(width - 1).Little24(height - 1).ToArray());

    private static ByteWriter Chunk(ByteWriter to, ReadOnlySpan<byte> type, byte[] data) =>
        to.Bytes(type).Little32(data.Length).Bytes(data).Bytes(new byte[data.Length % 2]);

    private static byte[] File(ByteWriter chunks)
    {
        var body = chunks.ToArray();
        return new ByteWriter().Bytes("RIFF"u8).Little32(body.Length + 4).Bytes("WEBP"u8).Bytes(body).ToArray();
    }
}

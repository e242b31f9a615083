using System.Buffers;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Skia;

/// <summary>Reads picture files with SkiaSharp. Holds no state: one instance serves all threads.</summary>
public sealed class SkiaImageDecoder : IImageDecoder
{
    public long HeldBytes(ReadOnlyMemory<byte> file) => ImageHeader.Read(file.Span).BytesBeyondRows(file.Span);

    public RasterImage Decode(ReadOnlyMemory<byte> file)
    {
        var header = ImageHeader.Read(file.Span);
        using var pinned = file.Pin();
        using var data = Wrap(pinned, file.Length);
        using var codec = SKCodec.Create(data) ?? throw ImageHeader.Corrupt(header.Format);
        if (header.Format != ImageFormat.Gif)
        {
            // Skia makes a GIF's canvas as large as its frame.
            header.RequireSize(codec.Info.Width, codec.Info.Height);
        }

        var stored = ScaledDecoding.Read(codec, header.Format);
        return ExifOrientation.Apply(stored, OrientationTag.Read(file.Span, header.Format));
    }

    private static unsafe SKData Wrap(MemoryHandle pinned, int length) => SKData.Create((nint)pinned.Pointer, length);
}

using System.Buffers;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Skia;

/// <summary>Reads picture files with SkiaSharp. Holds no state: one instance serves all threads.</summary>
public sealed class SkiaImageDecoder : IImageDecoder
{
    public RasterImage Decode(ReadOnlyMemory<byte> file)
    {
        var header = ImageHeader.Read(file.Span);
        using var turn = LargeImageGate.Enter(header, file.Span);
        using var pinned = file.Pin();
        using var data = Wrap(pinned, file.Length);
        using var codec = SKCodec.Create(data) ?? throw ImageHeader.Corrupt(header.Format);
        var stored = ScaledDecoding.Read(codec, header.Format);
        return ExifOrientation.Apply(stored, header.Format == ImageFormat.Png ? PngOrientation.Read(file.Span) : (int)codec.EncodedOrigin);
    }

    private static unsafe SKData Wrap(MemoryHandle pinned, int length) => SKData.Create((nint)pinned.Pointer, length);
}

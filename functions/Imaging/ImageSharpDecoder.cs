using System.Buffers.Binary;
using DigitRecognizer.Imaging;

namespace DigitRecognizer.Functions.Imaging;

/// <summary>Reads picture files with ImageSharp: managed code, so that the deployed app has no native codec. One instance serves all threads.</summary>
public sealed class ImageSharpDecoder : IImageDecoder
{
    public long HeldBytes(ReadOnlyMemory<byte> file) => ImageHeader.Read(file.Span).PixelBytes();

    public RasterImage Decode(ReadOnlyMemory<byte> file)
    {
        var header = ImageHeader.Read(file.Span);
        try
        {
            var content = WithoutTrailer(file.Span, header.Format);
            RequireSize(content, header);
            var stored = header.Format == ImageFormat.Jpeg ? FrameReader.ReadJpeg(content, header) : FrameReader.Read(content);
            return ExifOrientation.Apply(stored, OrientationTag.Read(content, header.Format));
        }
        catch (Exception e) when (e is not (ImageRejectedException or OutOfMemoryException))
        {
            // A damaged file takes a managed parser anywhere: its own exceptions, ends of streams, indices out of range.
            throw ImageHeader.Corrupt(header.Format, e);
        }
    }

    /// <summary>The other formats have their size in one place only, and of a GIF every frame would be walked through.</summary>
    private static void RequireSize(ReadOnlySpan<byte> file, ImageHeader header)
    {
        if (header.Format is ImageFormat.Jpeg or ImageFormat.WebP)
        {
            var (width, height) = FrameReader.Measure(file);
            header.RequireSize(width, height);
        }
    }

    /// <summary>ImageSharp takes whatever follows an animated WebP for one more frame.</summary>
    private static ReadOnlySpan<byte> WithoutTrailer(ReadOnlySpan<byte> file, ImageFormat format) =>
        format == ImageFormat.WebP ? file[..(int)(8 + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]))] : file;
}

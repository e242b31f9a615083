using System.Buffers.Binary;
using DigitRecognizer.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace DigitRecognizer.Functions.Imaging;

/// <summary>Reads picture files with ImageSharp: managed code, so that the deployed app has no native codec. One instance serves all threads.</summary>
public sealed class ImageSharpDecoder : IImageDecoder
{
    public RasterImage Decode(ReadOnlyMemory<byte> file)
    {
        var header = ImageHeader.Read(file.Span);
        using var turn = LargeImageGate.Enter(header);
        try
        {
            var content = WithoutTrailer(file.Span, header.Format);
            var orientation = Orientation(content);
            var stored = header.Format == ImageFormat.Jpeg ? FrameReader.ReadJpeg(content, header) : FrameReader.Read(content);
            return ExifOrientation.Apply(stored, orientation);
        }
        catch (Exception e) when (e is not (ImageRejectedException or OutOfMemoryException))
        {
            // A damaged file takes a managed parser anywhere: its own exceptions, ends of streams, indices out of range.
            throw ImageHeader.Corrupt(header.Format, e);
        }
    }

    /// <summary>ImageSharp takes whatever follows an animated WebP for one more frame.</summary>
    private static ReadOnlySpan<byte> WithoutTrailer(ReadOnlySpan<byte> file, ImageFormat format) =>
        format == ImageFormat.WebP ? file[..(int)(8 + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]))] : file;

    private static int Orientation(ReadOnlySpan<byte> file) =>
        Image.Identify(file).Metadata.ExifProfile is { } exif && exif.TryGetValue(ExifTag.Orientation, out var value) ? value.Value : ExifOrientation.Upright;
}

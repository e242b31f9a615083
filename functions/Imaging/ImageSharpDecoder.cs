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
            var stored = header.Format == ImageFormat.Jpeg ? FrameReader.ReadJpeg(file.Span, header) : FrameReader.Read(file.Span, header);
            return ExifOrientation.Apply(stored, Orientation(file.Span));
        }
        catch (Exception e) when (e is not (ImageRejectedException or OutOfMemoryException))
        {
            // A damaged file takes a managed parser anywhere: its own exceptions, ends of streams, indices out of range.
            throw ImageHeader.Corrupt(header.Format, e);
        }
    }

    private static int Orientation(ReadOnlySpan<byte> file) =>
        Image.Identify(file).Metadata.ExifProfile is { } exif && exif.TryGetValue(ExifTag.Orientation, out var value) ? value.Value : ExifOrientation.Upright;
}

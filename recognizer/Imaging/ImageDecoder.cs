using SixLabors.ImageSharp;

namespace DigitRecognizer.Imaging;

/// <summary>
/// Decodes PNG, JPEG, GIF (first frame), BMP and WebP (first frame) files with ImageSharp, upright by their EXIF orientation.
/// </summary>
public static class ImageDecoder
{
    /// <summary>Whether a file begins like one of <see cref="ImageFormat"/>.</summary>
    /// <param name="file">Its first 12 bytes, or more.</param>
    public static bool HasSignature(ReadOnlySpan<byte> file) => FileSignature.Find(file) is not null;

    /// <summary>Bytes that <see cref="Decode"/> holds until it returns, beside the file and its result.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageRejectedException">Unknown format, too large or corrupt.</exception>
    public static long HeldBytes(ReadOnlySpan<byte> file) => ImageHeader.Read(file).HeldBytes(file);

    /// <summary>
    /// Reads the header first, so that a file over <see cref="ImageLimits"/> is rejected before its pixels cost memory.
    /// A picture whose longer side exceeds <see cref="ImageLimits.WorkingSide"/> is reduced to that by averaging; its own size
    /// is in <see cref="RasterImage.SourceWidth"/> and <see cref="RasterImage.SourceHeight"/>.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <returns>Grey (1), RGB (3) or RGBA with straight alpha (4); the caller disposes it.</returns>
    /// <exception cref="ImageRejectedException">Unknown format, too large or corrupt.</exception>
    public static RasterImage Decode(ReadOnlySpan<byte> file)
    {
        var header = ImageHeader.Read(file);
        try
        {
            var stored = header.Format == ImageFormat.WebP
                ? DecodeWebP(file, header)
                : PixelReader.Read(Checked(file, header), header, Point.Empty);
            var upright = ExifOrientation.Apply(stored, OrientationTag.Read(file, header.Format));
            upright.IsFirstOfSeveralFrames = header.HasMoreFrames(file);
            return upright;
        }
        catch (Exception e) when (e is not (ImageRejectedException or OutOfMemoryException))
        {
            // A damaged file makes ImageSharp throw many types: its own, end of stream, index out of range.
            throw ImageHeader.Corrupt(header.Format, e);
        }
    }

    /// <summary>
    /// The bytes that ImageSharp may read: the file after the checks that the library lacks, without what follows the picture.
    /// </summary>
    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> file, ImageHeader header) => header.Format switch
    {
        ImageFormat.Png => PngGuard.Check(file),
        ImageFormat.Bmp => BmpGuard.Check(file),
        ImageFormat.Gif => GifFrame.ThroughFirst(file),
        ImageFormat.Jpeg when !JpegFrame.HasEnd(file) => (byte[])[.. file[..JpegScan.End(file)], .. JpegFrame.EndOfImage],
        _ => file,
    };

    private static RasterImage DecodeWebP(ReadOnlySpan<byte> file, ImageHeader header)
    {
        var still = WebPStill.FirstFrame(file, header);
        return PixelReader.Read(still.File, header, still.Position);
    }
}

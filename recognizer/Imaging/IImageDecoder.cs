namespace DigitRecognizer.Imaging;

/// <summary>
/// Turns the bytes of a picture file (PNG, JPEG, GIF's first frame, BMP, WebP) into pixels, upright by its EXIF orientation.
/// Two implementations: SkiaSharp for the local host and the model tool, ImageSharp for the Function App.
/// </summary>
public interface IImageDecoder
{
    /// <summary>Bytes that <see cref="Decode"/> holds until it is done, beside the file and its result.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="ImageRejectedException">Unknown format or too large.</exception>
    long HeldBytes(ReadOnlyMemory<byte> file);

    /// <summary>
    /// Reads the header first, so that a file over <see cref="ImageLimits"/> is refused before its pixels cost memory.
    /// A picture whose longer side is over <see cref="ImageLimits.WorkingSide"/> comes back reduced by averaging to at most that and no less than
    /// <see cref="ImageLimits.LeastWorkingSide"/>, with the caller's own size in <see cref="RasterImage.SourceWidth"/> and <see cref="RasterImage.SourceHeight"/>.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <returns>Grey (1), RGB (3) or RGBA with straight alpha (4); the caller disposes it.</returns>
    /// <exception cref="ImageRejectedException">Unknown format, too large, or corrupt.</exception>
    RasterImage Decode(ReadOnlyMemory<byte> file);
}

namespace DigitRecognizer.Imaging;

/// <summary>Limits of a picture file, all checked from its header.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels a picture file may declare: a phone's 48-megapixel photo passes.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>The longest side a picture file may declare, in pixels: as long as JPEG and GIF can declare one.</summary>
    public const int MaxSide = ushort.MaxValue;

    /// <summary>
    /// Bytes that decoding may hold: <see cref="MaxPixels"/> at three bytes (RGB). Files that need more for each pixel (with alpha,
    /// progressive JPEG, WebP) are therefore limited to fewer pixels.
    /// </summary>
    public const long MaxHeldBytes = 3 * MaxPixels;

    /// <summary>Scans of a JPEG file; encoders make one, or about ten where they are progressive.</summary>
    public const int MaxJpegScans = 64;

    /// <summary>
    /// Pixels of the longer side of a decoded picture at most: a digit as wide as a thirtieth of a photograph is still larger than MNIST's.
    /// </summary>
    public const int WorkingSide = 1024;
}

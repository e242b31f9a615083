namespace DigitRecognizer.Imaging;

/// <summary>What a picture may measure. The header is enough to tell.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels a picture file may declare: a phone's 48-megapixel photo passes.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Pixels of the longer side that decoders hand on at most: enough for a small digit in a large photo.</summary>
    public const int WorkingSide = 1600;
}

namespace DigitRecognizer.Imaging;

/// <summary>What a picture may measure. The header is enough to tell.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels a picture file may declare: a phone's 48-megapixel photo passes.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Pixels of the longer side that decoders hand on at most: a digit of a thirtieth of a photo is still larger than MNIST's.</summary>
    public const int WorkingSide = 1024;

    /// <summary>Pixels of the longer side that decoders leave at least of a larger picture, where a codec can decode at a smaller size by itself.</summary>
    public const int LeastWorkingSide = 768;
}

namespace DigitRecognizer.Imaging;

/// <summary>What a picture may measure. The header is enough to tell.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels a picture file may declare: a phone's 48-megapixel photo passes.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>Pixels of the longer side of a decoded picture at most: a digit as wide as a thirtieth of a photograph is still larger than MNIST's.</summary>
    public const int WorkingSide = 1024;
}

namespace DigitRecognizer.Imaging;

/// <summary>The picture files that are read.</summary>
public enum ImageFormat
{
    Png,
    Jpeg,
    Gif,
    Bmp,
    WebP,
}

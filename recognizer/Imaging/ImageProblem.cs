namespace DigitRecognizer.Imaging;

/// <summary>Why a picture cannot be read; each is something its sender can change.</summary>
public enum ImageProblem
{
    /// <summary>Not PNG, JPEG, GIF, BMP or WebP.</summary>
    UnsupportedFormat,

    /// <summary>More pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooLarge,

    /// <summary>The file breaks off or contradicts itself.</summary>
    Corrupt,

    /// <summary>Nothing stands out from the background.</summary>
    Blank,
}

namespace DigitRecognizer.Imaging;

/// <summary>Why a picture cannot be read. The sender can change each of these.</summary>
public enum ImageProblem
{
    /// <summary>Not PNG, JPEG, GIF, BMP or WebP.</summary>
    UnsupportedFormat,

    /// <summary>More pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooLarge,

    /// <summary>The file is truncated or inconsistent.</summary>
    Corrupt,

    /// <summary>Nothing differs from the background.</summary>
    Blank,
}

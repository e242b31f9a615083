namespace DigitRecognizer.Imaging;

/// <summary>Detects a file's format from its first bytes; for an unsupported format says what to do instead.</summary>
internal static class FileSignature
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <exception cref="ImageRejectedException">Not one of <see cref="ImageFormat"/>.</exception>
    public static ImageFormat Require(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            throw new ImageRejectedException(ImageProblem.Corrupt, "The file is empty: send a picture.");
        }

        return Find(file) ?? throw new ImageRejectedException(ImageProblem.UnsupportedFormat, Advice(file));
    }

    /// <returns>Null where the file begins like none of them.</returns>
    public static ImageFormat? Find(ReadOnlySpan<byte> file) =>
        file.StartsWith(Png) ? ImageFormat.Png
        : file.StartsWith(Jpeg) ? ImageFormat.Jpeg
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? ImageFormat.Gif
        : file.StartsWith("RIFF"u8) && At(file, 8, "WEBP"u8) ? ImageFormat.WebP
        : file.StartsWith("BM"u8) && IsBmpHeader(file) ? ImageFormat.Bmp
        : null;

    // "BM" alone also begins ordinary text.
    private static bool IsBmpHeader(ReadOnlySpan<byte> file) =>
        file.Length < 18 || (file[14] is 12 or >= 40 and <= 124 && file[15..18].IndexOfAnyExcept((byte)0) < 0);

    private static string Advice(ReadOnlySpan<byte> file)
    {
        const string Otherwise = "The file is no PNG, JPEG, GIF, BMP or WebP picture: save it as one of these.";
        if (At(file, 4, "ftyp"u8))
        {
            return At(file, 8, "avif"u8) || At(file, 8, "avis"u8) ? "AVIF is not read: save the picture as PNG or JPEG."
                : At(file, 8, "he"u8) || At(file, 8, "mif1"u8) || At(file, 8, "msf1"u8) ? "HEIC is not read: save it as JPEG."
                : Otherwise;
        }

        if (file.StartsWith("%PDF"u8))
        {
            return "PDF is not read: export the page as PNG or JPEG.";
        }

        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
        {
            return "TIFF is not read: save it as PNG or JPEG.";
        }

        return file[..Math.Min(file.Length, 1024)].IndexOf("<svg"u8) >= 0 ? "SVG is not read: export the drawing as PNG." : Otherwise;
    }

    private static bool At(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> text) =>
        file.Length >= offset && file[offset..].StartsWith(text);
}

using DigitRecognizer.Conformance.Images;

namespace DigitRecognizer.Conformance;

/// <summary>A header of each format, with nothing behind it.</summary>
internal static class LargeHeaders
{
    public static IReadOnlyDictionary<string, Func<int, int, byte[]>> All { get; } =
        new Dictionary<string, Func<int, int, byte[]>>(StringComparer.Ordinal)
        {
            ["png"] = PngFile.HeaderOnly,
            ["jpeg"] = (width, height) => JpegFile.HeaderOnly(width, height),
            ["gif"] = GifFile.HeaderOnly,
            ["bmp"] = BmpFile.HeaderOnly,
            ["webp"] = WebPFile.HeaderOnly,
        };
}

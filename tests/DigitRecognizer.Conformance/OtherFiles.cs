using System.Text;
using DigitRecognizer.Conformance.Images;
using Xunit;

namespace DigitRecognizer.Conformance;

/// <summary>What people send by mistake, and the words that should help them.</summary>
public static class OtherFiles
{
    public static TheoryData<string> Names => [.. All.Keys];

    internal static IReadOnlyDictionary<string, (byte[] File, string Advice)> All { get; } =
        new Dictionary<string, (byte[], string)>(StringComparer.Ordinal)
        {
            ["heic"] = (Brand("heic"), "save it as JPEG"),
            ["heif"] = (Brand("mif1"), "save it as JPEG"),
            ["avif"] = (Brand("avif"), "save the picture as PNG or JPEG"),
            ["a film"] = (Brand("isom"), "PNG, JPEG, GIF, BMP or WebP"),
            ["svg"] =
            (Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "export the drawing as PNG"),
            ["pdf"] = ("%PDF-1.7\n"u8.ToArray(), "export the page as PNG or JPEG"),
            ["tiff"] = ("II*\0\b\0\0\0"u8.ToArray(), "save it as PNG or JPEG"),
            ["icon"] = ([0, 0, 1, 0, 1, 0, 16, 16], "PNG, JPEG, GIF, BMP or WebP"),
            ["text"] = ("BMW is a car maker, and this is no bitmap."u8.ToArray(), "PNG, JPEG, GIF, BMP or WebP"),
            ["one byte"] = ([0], "PNG, JPEG, GIF, BMP or WebP"),
            ["a sound"] = ("RIFF\0\0\0\0WAVEfmt "u8.ToArray(), "PNG, JPEG, GIF, BMP or WebP"),
            ["lossless jpeg"] = (JpegFile.HeaderOnly(8, 8, frame: 0xC3), "baseline or progressive"),
        };

    private static byte[] Brand(string brand) => [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0];
}

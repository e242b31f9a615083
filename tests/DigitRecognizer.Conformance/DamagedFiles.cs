using DigitRecognizer.Conformance.Images;
using Xunit;

namespace DigitRecognizer.Conformance;

/// <summary>Whole files with a wrong spot, in a place where each format can be told from a sound one.</summary>
public static class DamagedFiles
{
    private static readonly Dictionary<string, Func<byte[]>> All = new(StringComparer.Ordinal)
    {
        ["png whose pixels fail their check sum"] = () => Flip(PngFile.Make(Picture.Quarters(), PngFile.Rgb, 8), "IDAT"u8, offset: 12),
        ["png whose header fails its check sum"] = () => Flip(PngFile.Make(Picture.Quarters(), PngFile.Rgb, 8), "IHDR"u8, offset: 7),
        ["jpeg without its Huffman tables"] = () => Flip(JpegFile.Make(Picture.Quarters()), [0xFF, 0xC4], offset: 4),
        ["jpeg without a scan"] = () => [.. JpegFile.HeaderOnly(64, 32), 0xFF, 0xD9],
        ["gif without a frame"] = () => [.. GifFile.HeaderOnly(64, 32), 0x3B],
        ["gif with codes too wide"] = () => Flip(GifFile.Make(Picture.Quarters()), [0, 0, 0, 8, 255], offset: 3),
        ["gif with a frame beyond its screen"] = () => Flip(GifFile.Make(Picture.Quarters()), [0x2C, 0, 0, 0, 0], offset: 1),
        ["bmp of 7 bits a pixel"] = () => Flip(BmpFile.Make(Picture.Quarters()), [1, 0, 24, 0], offset: 2),
        ["png whose header is not its first chunk"] = () => PngFile.WithTextFirst([0, 0, 0, 1, 0, 0, 0, 1], Picture.Quarters()),
        ["webp that is larger than its canvas"] = () => WebPFile.OnCanvas(Picture.Quarters(), 8, 8),
        ["webp with a frame beyond its canvas"] = () => WebPFile.AnimatedOn(8, 8, Picture.Quarters()),
        ["webp with a chunk longer than the file"] = () => Flip(WebPFile.WithOrientation(Picture.Quarters(), 1), "EXIF"u8, offset: 6),
        ["jpeg with a second size in hiding"] = () => JpegFile.WithHiddenFrame(Picture.Quarters()),
        ["webp whose bit stream is no WebP"] = () => Flip(WebPFile.Lossless(Picture.Quarters()), "VP8L"u8, offset: 8),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    internal static byte[] Make(string name) => All[name]();

    private static byte[] Flip(byte[] file, ReadOnlySpan<byte> landmark, int offset)
    {
        file[file.AsSpan().IndexOf(landmark) + offset] ^= 0x1F;
        return file;
    }
}

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
        ["bmp of 7 bits a pixel"] = () => Flip(BmpFile.Make(Picture.Quarters()), [1, 0, 24, 0], offset: 2),
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

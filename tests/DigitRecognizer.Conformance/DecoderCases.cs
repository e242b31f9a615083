using DigitRecognizer.Conformance.Images;

namespace DigitRecognizer.Conformance;

/// <summary>One file of every kind that phones, scanners and drawing programs write.</summary>
internal static class DecoderCases
{
    private static readonly Picture Other = Picture.Of(64, 32, (_, _) => (0, 0, 0, 255));

    private static readonly Picture Fading = Picture.Of(40, 3, (x, y) => (y * 100, y * 100, y * 100, x * 6));

    private static readonly Picture Cut = Picture.Of(64, 32, (x, y) => x < 20 ? (0, 0, 0, 0) : (x * 3, 90, y < 16 ? 40 : 200, 255));

    public static IReadOnlyDictionary<string, DecoderCase> All { get; } = new Dictionary<string, DecoderCase>(StringComparer.Ordinal)
    {
        ["png grey 1 bit"] = Png(Picture.Ramp(1), PngFile.Grey, 1),
        ["png grey 2 bits"] = Png(Picture.Ramp(2), PngFile.Grey, 2),
        ["png grey 4 bits"] = Png(Picture.Ramp(4), PngFile.Grey, 4),
        ["png grey 8 bits"] = Png(Picture.Ramp(8), PngFile.Grey, 8),
        ["png grey 16 bits"] = Png(Picture.Ramp(8), PngFile.Grey, 16),
        ["png grey 1 bit interlaced"] = Png(Picture.Ramp(1), PngFile.Grey, 1, interlaced: true),
        ["png grey and alpha"] = Png(Fading, PngFile.GreyAlpha, 8),
        ["png rgb"] = Png(Picture.Quarters(), PngFile.Rgb, 8),
        ["png rgb 16 bits"] = Png(Picture.Quarters(), PngFile.Rgb, 16),
        ["png rgb interlaced"] = Png(Picture.Quarters(61, 35), PngFile.Rgb, 8, interlaced: true),
        ["png rgb interlaced, lower than a pass"] = Png(Picture.Quarters(5, 2), PngFile.Rgb, 8, interlaced: true),
        ["png rgba"] = Png(Picture.Translucent(), PngFile.Rgba, 8),
        ["png rgba 16 bits"] = Png(Picture.Translucent(), PngFile.Rgba, 16),
        ["png rgba interlaced"] = Png(Picture.Translucent(), PngFile.Rgba, 8, interlaced: true),
        ["png palette 2 bits"] = Png(Picture.Quarters(), PngFile.Palette, 2),
        ["png palette 8 bits, translucent"] = Png(Picture.Translucent(25), PngFile.Palette, 8),
        ["png palette 4 bits, interlaced"] = Png(Picture.Ramp(4), PngFile.Palette, 4, interlaced: true),
        ["jpeg grey"] = Jpeg(Picture.GreyQuarters(), JpegColours.Grey),
        ["jpeg baseline"] = Jpeg(Picture.Quarters(), JpegColours.YCbCr),
        ["jpeg baseline, sides no multiple of eight"] = Jpeg(Picture.Quarters(61, 35), JpegColours.YCbCr),
        ["jpeg progressive"] = Jpeg(Picture.Quarters(), JpegColours.YCbCr, progressive: true),
        ["jpeg progressive grey"] = Jpeg(Picture.GreyQuarters(), JpegColours.Grey, progressive: true),
        ["jpeg cmyk"] = Jpeg(Picture.Quarters(), JpegColours.Cmyk),
        ["gif"] = new(() => GifFile.Make(Picture.Quarters()), Picture.Quarters()),
        ["gif transparent"] = new(() => GifFile.Make(Cut), Cut),
        ["gif animated"] = new(() => GifFile.Make(Picture.Quarters(), Other), Picture.Quarters(), FirstFrame: 0.5),
        ["bmp"] = new(() => BmpFile.Make(Picture.Quarters(61, 35)), Picture.Quarters(61, 35)),
        ["bmp top row first"] = new(() => BmpFile.Make(Picture.Quarters(), topDown: true), Picture.Quarters()),
        ["bmp grey palette"] = new(() => BmpFile.MakeGrey(Picture.Ramp(8)), Picture.Ramp(8)),
        ["webp lossless"] = new(() => WebPFile.Lossless(Picture.Quarters()), Picture.Quarters()),
        ["webp lossless, translucent"] = new(() => WebPFile.Lossless(Picture.Translucent()), Picture.Translucent()),
        ["webp lossy"] = new(() => WebPFile.Lossy(Picture.Quarters()), Picture.Quarters(), Tolerance: 12, Margin: 4),
        ["webp animated"] = new(() => WebPFile.Animated(Picture.Quarters(), Other), Picture.Quarters()),
    };

    private static DecoderCase Png(Picture picture, int colour, int depth, bool interlaced = false) =>
        new(() => PngFile.Make(picture, colour, depth, interlaced), picture);

    private static DecoderCase Jpeg(Picture picture, JpegColours colours, bool progressive = false) =>
        new(() => JpegFile.Make(picture, colours, progressive), picture, Tolerance: 4);
}

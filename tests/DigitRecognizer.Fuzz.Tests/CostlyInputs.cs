using System.IO.Compression;
using System.Text;
using DigitRecognizer.Conformance.Images;

namespace DigitRecognizer.Fuzz.Tests;

/// <summary>Requests of few bytes that ask for much: of a decoder, of a parser, or of the reading itself.</summary>
internal static class CostlyInputs
{
    private const int MaxBodyBytes = 10 * 1024 * 1024, Side = 7070;

    private static readonly Random Dice = new(1);

    public static IReadOnlyDictionary<string, Func<FuzzInput>> All { get; } = new Dictionary<string, Func<FuzzInput>>(
        StringComparer.Ordinal)
    {
        ["PNG of zeros, grey, 1 bit, 50 megapixels"] = () => File(PngFile.Zeros(Side, Side, PngFile.Grey, 1)),
        ["PNG of zeros, RGB, 50 megapixels"] = () => File(PngFile.Zeros(Side, Side, PngFile.Rgb, 8)),
        ["PNG of zeros, RGBA, 37 megapixels"] = () => File(PngFile.Zeros(6100, 6100, PngFile.Rgba, 8)),
        ["PNG of zeros, RGB, 16 bits, 16 megapixels"] = () => File(PngFile.Zeros(4080, 4080, PngFile.Rgb, 16)),
        ["PNG of zeros, grey, interlaced, 50 megapixels"] = () => File(PngFile.Zeros(Side, Side, PngFile.Grey, 8, interlaced: true)),
        ["PNG of zeros, 65,535 x 760"] = () => File(PngFile.Zeros(65_535, 760, PngFile.Rgb, 8)),
        ["PNG with compressed texts, 1 GiB unpacked"] = () => File(PngFile.WithTexts(Picture.Quarters(), 8, 1 << 30 >> 3)),
        ["PNG with 400,000 chunks"] = () => File(PngFile.WithTexts(Picture.Quarters(), 400_000, 0)),
        ["JPEG, empty scan, 50 megapixels"] = () => File(JpegFile.EmptyScan(Side, Side)),
        ["JPEG, progressive, 60 scans, 49 megapixels"] = () => File(JpegFile.ManyScans(7000, 7000, 58)),
        ["JPEG, progressive, 100,000 scans, 49 megapixels"] = () => File(JpegFile.ManyScans(7000, 7000, 100_000)),
        ["GIF of one run, 37 megapixels"] = () => File(GifFile.Run(6100, 6100)),
        ["GIF of 20,000 frames"] = () => File(Repeated(GifFile.Make(Picture.Quarters(8, 8), Picture.Quarters(8, 8)), 20_000)),
        ["BMP, run-length-coded, empty, 30 megapixels"] = () => File(BmpFile.EmptyRuns(5400, 5400)),
        ["WebP of one colour, 18 megapixels"] = () => File(WebPFile.Lossless(Picture.Of(4300, 4300, (_, _) => (9, 9, 9, 255)))),
        ["WebP with Exif entries that share their bytes"] = () => File(WebPFile.WithEntries(Picture.Quarters(), 60_000, 1 << 20)),
        ["gzip bomb"] = () => Packed("gzip", new byte[200 << 20]),
        ["Brotli bomb"] = () => Packed("br", new byte[1 << 30]),
        ["JSON of 10 MiB of brackets"] = () => Json(new string('[', MaxBodyBytes)),
        ["JSON of one number of 10 MiB"] = () => Json($$"""{"data":[[0.{{new string('1', MaxBodyBytes - 20)}}]]}"""),
        ["JSON of 1 million members"] = () => Json($"{{{string.Join(',', Enumerable.Repeat("\"a\":[]", 1_000_000))}}}"),
        ["JSON of one name of 10 MiB of escapes"] = () => Json($"{{\"{Repeated("\\u0064")}\":1}}"),
        ["JSON, 1024 x 1024 x 4 numbers"] = () => Json(Pixels(1024, 1024, (_, _) => "[1,0,1,1]")),
        ["form of 10 MiB of beginnings of its boundary"] = () =>
            new("predict_test", "multipart/form-data; boundary=x", null, Encoding.ASCII.GetBytes(Repeated("\r\n--x "))),
        ["noise, 1024 x 1024"] = () => File(Grey(1024, (_, _) => Dice.Next(256))),
        ["noise, 1024 x 1024, mode=number"] = () => File(Grey(1024, (_, _) => Dice.Next(256)), "?mode=number"),
        ["chequers of 3 pixels, mode=number"] = () => File(Grey(1024, (x, y) => (x / 3 + y / 3) % 2 * 255), "?mode=number"),
        ["340 bars, mode=number"] = () => File(Grey(1024, (x, y) => x % 3 == 0 && y is > 480 and < 540 ? 0 : 255), "?mode=number"),
        ["10,000 dots, mode=number"] = () => File(Grey(1024, (x, y) => x % 10 < 4 && y % 10 < 4 ? 0 : 255), "?mode=number"),
        ["comb of 200 teeth, mode=number"] = () =>
            File(Grey(1024, (x, y) => y is > 400 and < 412 || (x % 5 < 2 && y is > 400 and < 600) ? 0 : 255), "?mode=number"),
        ["spray, 5 % ink, mode=number"] = () => File(Grey(1024, (_, _) => Dice.Next(20) == 0 ? 0 : 255), "?mode=number"),
        ["27,000 dots beside 48 bars"] = () => File(Grey(1024, (x, y) =>
            (x < 580 && x % 12 < 3 && y is > 40 and < 980) || (x > 600 && x % 4 < 2 && y % 4 < 2) ? 0 : 255)),
        ["3,000 boxes, 20 x 14 pixels"] = () =>
            File(Grey(1024, (x, y) => x % 22 < 20 && y % 16 < 14 && (x % 22 is 0 or 19 || y % 16 is 0 or 13) ? 0 : 255)),
        ["256 squares, each around the next"] = () =>
            File(Grey(1024, (x, y) => (Math.Max(Math.Abs(x - 512), Math.Abs(y - 512)) & 2) * 127)),
    };

    private static FuzzInput File(byte[] file, string query = "") => new("predict_test" + query, "image/png", null, file);

    private static FuzzInput Json(string text) => new("predict", "application/json", null, Encoding.UTF8.GetBytes(text));

    private static byte[] Grey(int side, Func<int, int, int> grey) => PngFile.Make(
        Picture.Of(side, side, (x, y) =>
        {
            var value = grey(x, y);
            return (value, value, value, 255);
        }),
        PngFile.Grey,
        8);

    private static string Pixels(int width, int height, Func<int, int, string> pixel)
    {
        var rows = Enumerable.Range(0, height).Select(y => $"[{string.Join(',', Enumerable.Range(0, width).Select(x => pixel(x, y)))}]");
        return $"{{\"data\":[{string.Join(',', rows)}]}}";
    }

    /// <summary>The second half of a file of two like frames, many times.</summary>
    private static byte[] Repeated(byte[] file, int times)
    {
        var frame = file[(file.AsSpan(20).IndexOf<byte>([0x21, 0xF9]) + 20)..^1];
        frame = frame[..(frame.Length / 2)];
        var fitting = Math.Min(times, (MaxBodyBytes - file.Length) / frame.Length);
        return [.. file[..^1], .. Enumerable.Repeat(frame, fitting).SelectMany(bytes => bytes), 0x3B];
    }

    /// <summary>A little less than the longest body.</summary>
    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, (MaxBodyBytes - 100) / text.Length));

    private static FuzzInput Packed(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding == "gzip"
            ? new GZipStream(packed, CompressionLevel.Optimal)
            : new BrotliStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(body);
        }

        return new FuzzInput("predict", "application/json", encoding, packed.ToArray());
    }
}

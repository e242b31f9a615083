using BenchmarkDotNet.Attributes;
using DigitRecognizer.Conformance.Images;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Benchmarks;

/// <summary>Decoding an upload to working size, against SkiaSharp's decoding of all its pixels.</summary>
[MemoryDiagnoser]
public class Decoders
{
    private static readonly Dictionary<string, Func<byte[]>> Files = new(StringComparer.Ordinal)
    {
        ["canvas.png"] = Canvas,
        ["photo.png"] = () => PhonePhoto.Make(SKEncodedImageFormat.Png),
        ["photo.jpg"] = PhonePhoto.Jpeg,
        ["progressive.jpg"] = () => JpegFile.Make(Picture.Quarters(PhonePhoto.Width, PhonePhoto.Height), progressive: true),
        ["photo.webp"] = () => PhonePhoto.Make(SKEncodedImageFormat.Webp),
    };

    private byte[] _file = [];

    public static IEnumerable<string> Names => Files.Keys;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void MakeFile() => _file = Files[Name]();

    [Benchmark]
    public int ImageSharp()
    {
        using var image = ImageDecoder.Decode(_file);
        return image.Width;
    }

    [Benchmark(Baseline = true)]
    public int Skia()
    {
        using var image = SKBitmap.Decode(_file);
        return image.Width;
    }

    private static byte[] Canvas()
    {
        const int Side = 280;
        using var picture = new SKBitmap(Side, Side);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var pen = new SKPaint { StrokeWidth = Side / 12f, IsAntialias = true };
        canvas.DrawLine(Side * 0.3f, Side * 0.2f, Side * 0.7f, Side * 0.2f, pen);
        canvas.DrawLine(Side * 0.7f, Side * 0.2f, Side * 0.45f, Side * 0.85f, pen);
        using var data = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }
}

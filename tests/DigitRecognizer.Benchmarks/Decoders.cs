using BenchmarkDotNet.Attributes;
using DigitRecognizer.Skia;
using SkiaSharp;

namespace DigitRecognizer.Benchmarks;

/// <summary>Decoding an upload with SkiaSharp: a canvas as PNG, a phone's photo of 12 megapixels as JPEG.</summary>
[MemoryDiagnoser]
public class Decoders
{
    private readonly SkiaImageDecoder _decoder = new();
    private readonly byte[] _png = Draw(280, 280, SKEncodedImageFormat.Png);
    private readonly byte[] _jpeg = Draw(4000, 3000, SKEncodedImageFormat.Jpeg);

    [Benchmark]
    public int CanvasPng()
    {
        using var image = _decoder.Decode(_png);
        return image.Width;
    }

    [Benchmark]
    public int PhotoJpeg()
    {
        using var image = _decoder.Decode(_jpeg);
        return image.Width;
    }

    private static byte[] Draw(int width, int height, SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var pen = new SKPaint { StrokeWidth = height / 12f, IsAntialias = true };
        canvas.DrawLine(width * 0.3f, height * 0.2f, width * 0.7f, height * 0.2f, pen);
        canvas.DrawLine(width * 0.7f, height * 0.2f, width * 0.45f, height * 0.85f, pen);
        using var data = picture.Encode(format, quality: 90);
        return data.ToArray();
    }
}

using BenchmarkDotNet.Attributes;
using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Benchmarks;

/// <summary>Decoding an upload with SkiaSharp: a canvas as PNG, a phone's photo of 12 megapixels as JPEG.</summary>
[MemoryDiagnoser]
public class Decoders
{
    private readonly byte[] _png = DrawCanvas();
    private readonly byte[] _jpeg = PhonePhoto.Jpeg();

    [Benchmark]
    public int CanvasPng()
    {
        using var image = ImageDecoder.Decode(_png);
        return image.Width;
    }

    [Benchmark]
    public int PhotoJpeg()
    {
        using var image = ImageDecoder.Decode(_jpeg);
        return image.Width;
    }

    private static byte[] DrawCanvas()
    {
        const int side = 280;
        using var picture = new SKBitmap(side, side);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var pen = new SKPaint { StrokeWidth = side / 12f, IsAntialias = true };
        canvas.DrawLine(side * 0.3f, side * 0.2f, side * 0.7f, side * 0.2f, pen);
        canvas.DrawLine(side * 0.7f, side * 0.2f, side * 0.45f, side * 0.85f, pen);
        using var data = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }
}

using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using SkiaSharp;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>A sheet of many small pictures with captions.</summary>
public sealed class ContactSheet : IDisposable
{
    private const int Cell = 112, Caption = 16, Columns = 12;

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly SKFont _font = new(SystemFont.Typeface, 12);
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private int _count;

    /// <param name="capacity">Number of pictures, at least 1.</param>
    public ContactSheet(int capacity)
    {
        var rows = (capacity + Columns - 1) / Columns;
        _bitmap = new SKBitmap(Math.Min(capacity, Columns) * Cell, rows * (Cell + Caption));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
    }

    /// <summary>Adds a picture of any size, scaled to fit.</summary>
    public void Add(PixelView picture, string caption)
    {
        using var bitmap = new SKBitmap(picture.Width, picture.Height);
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            var s = picture.Samples[(i * picture.Channels)..];
            bitmap.SetPixel(i % picture.Width, i / picture.Width, picture.Channels switch
            {
                1 => new SKColor(s[0], s[0], s[0]),
                3 => new SKColor(s[0], s[1], s[2]),
                _ => new SKColor(s[0], s[1], s[2], s[3]),
            });
        }

        float left = _count % Columns * Cell, top = _count / Columns * (Cell + Caption);
        var scale = Math.Min((Cell - 4f) / picture.Width, (Cell - 4f) / picture.Height);
        var place = SKRect.Create(left + 2, top + 2, picture.Width * scale, picture.Height * scale);
        using var image = SKImage.FromBitmap(bitmap);
        var sampling = picture.Width <= LeNet.Side
            ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        _canvas.DrawImage(image, place, sampling);
        _canvas.DrawText(caption, left + 3, top + Cell + Caption - 4, SKTextAlign.Left, _font, _ink);
        _count++;
    }

    public void Save(string path)
    {
        using var image = SKImage.FromBitmap(_bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    public void Dispose()
    {
        _ink.Dispose();
        _font.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}

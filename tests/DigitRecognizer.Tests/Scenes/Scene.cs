using DigitRecognizer.Imaging;
using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>A picture that is composed in steps: background, objects on it, effects of light and camera.</summary>
internal sealed class Scene : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    public Scene(int width, int height, SKColor paper)
    {
        _bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(paper);
    }

    public int Width => _bitmap.Width;

    public int Height => _bitmap.Height;

    public SKCanvas Canvas => _canvas;

    public Scene Digit(SKBitmap mask, float x, float y, SKColor ink)
    {
        using var paint = new SKPaint { Color = ink };
        _canvas.DrawBitmap(mask, x, y, SKSamplingOptions.Default, paint);
        return this;
    }

    public Scene Line(float x0, float y0, float x1, float y1, float width, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, Style = SKPaintStyle.Stroke, IsAntialias = true };
        _canvas.DrawLine(x0, y0, x1, y1, paint);
        return this;
    }

    public Scene Frame(SKRect box, float width, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, Style = SKPaintStyle.Stroke, IsAntialias = true };
        _canvas.DrawRect(box, paint);
        return this;
    }

    public Scene Fill(SKRect box, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        _canvas.DrawRect(box, paint);
        return this;
    }

    public Scene Dot(float x, float y, float radius, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        _canvas.DrawCircle(x, y, radius, paint);
        return this;
    }

    /// <summary>A line of letters of <see cref="StrokeFont"/>; other characters leave a gap.</summary>
    public Scene Text(string text, float x, float y, float size, SKColor colour, Random random)
    {
        foreach (var letter in text)
        {
            if (StrokeFont.UnlikeDigits.Contains(letter, StringComparison.Ordinal))
            {
                StrokeFont.Draw(_canvas, letter, x, y - size * 0.75f, size * 0.75f, size / 11, colour, random);
            }

            x += size * 0.62f;
        }

        return this;
    }

    public Scene Blur(float sigma)
    {
        using var copy = _bitmap.Copy();
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp) };
        _canvas.DrawBitmap(copy, 0, 0, SKSamplingOptions.Default, paint);
        return this;
    }

    /// <summary>Multiplies every pixel by the light at its position; (0,0) is the top left, (1,1) the bottom right.</summary>
    public Scene Light(Func<float, float, float> light)
    {
        var pixels = _bitmap.GetPixelSpan();
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var factor = light((x + 0.5f) / Width, (y + 0.5f) / Height);
                var at = y * _bitmap.RowBytes + 4 * x;
                for (var c = 0; c < 3; c++)
                {
                    pixels[at + c] = (byte)Math.Clamp(pixels[at + c] * factor, 0, 255);
                }
            }
        }

        return this;
    }

    public Scene Noise(Random random, float deviation)
    {
        var pixels = _bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var grain = (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f) * 2 * deviation;
            for (var c = 0; c < 3; c++)
            {
                pixels[i + c] = (byte)Math.Clamp(pixels[i + c] + grain, 0, 255);
            }
        }

        return this;
    }

    public Scene Jpeg(int quality)
    {
        using var data = _bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var decoded = SKBitmap.Decode(data);
        _canvas.DrawBitmap(decoded, 0, 0, SKSamplingOptions.Default);
        return this;
    }

    /// <summary>A smaller copy; the caller disposes it.</summary>
    public SKBitmap Reduced(int width, int height) =>
        _bitmap.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

    public byte[] Pixels() => _bitmap.GetPixelSpan().ToArray();

    public PixelView View(byte[] pixels) => new(pixels, Width, Height, 4);

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}

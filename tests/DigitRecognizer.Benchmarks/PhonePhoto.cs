using SkiaSharp;

namespace DigitRecognizer.Benchmarks;

/// <summary>
/// What a phone makes of a 7 on ruled paper: 12 megapixels, light that falls off, the paper's texture and the sensor's noise. About 4 MB.
/// </summary>
internal static class PhonePhoto
{
    public const int Width = 4000, Height = 3000;

    public static byte[] Jpeg() => Make(SKEncodedImageFormat.Jpeg);

    /// <summary>The photo in any format.</summary>
    public static byte[] Make(SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Draw(picture);
        Develop(picture.GetPixelSpan());
        using var data = picture.Encode(format, quality: 95);
        return data.ToArray();
    }

    private static void Draw(SKBitmap picture)
    {
        using var canvas = new SKCanvas(picture);
        canvas.Clear(new SKColor(225, 220, 205));
        using var rule = new SKPaint { Color = new SKColor(150, 180, 220), StrokeWidth = 4, IsAntialias = true };
        for (var y = 200; y < Height; y += 330)
        {
            canvas.DrawLine(0, y, Width, y + 15, rule);
        }

        using var pen =
            new SKPaint { Color = new SKColor(35, 40, 90), StrokeWidth = Height / 40f, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(Width * 0.35f, Height * 0.25f, Width * 0.65f, Height * 0.25f, pen);
        canvas.DrawLine(Width * 0.65f, Height * 0.25f, Width * 0.47f, Height * 0.8f, pen);
    }

    private static void Develop(Span<byte> rgba)
    {
        var random = new Random(1);
        for (var i = 0; i < rgba.Length; i += 4)
        {
            int x = i / 4 % Width, y = i / 4 / Width;
            var far = ((x - Width / 2f) * (x - Width / 2f) + (y - Height / 3f) * (y - Height / 3f)) / ((float)Width * Width);
            var texture = 3 * MathF.Sin(y * 0.4f + x * 0.27f);
            for (var c = 0; c < 3; c++)
            {
                var noise = (random.NextSingle() + random.NextSingle() - 1) * 12;
                rgba[i + c] = (byte)Math.Clamp((rgba[i + c] + texture) * (1 - 0.4f * far) + noise, 0, 255);
            }
        }
    }
}

using SkiaSharp;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>A 7 drawn with a round pen, in any size, place and colours.</summary>
public static class DrawnSeven
{
    private static readonly (float X, float Y)[] Corners = [(0.15f, 0.1f), (0.85f, 0.1f), (0.4f, 0.95f)];

    /// <param name="width">Pixels of the picture.</param>
    /// <param name="height">Pixels of the picture.</param>
    /// <param name="ink">Grey level of the pen.</param>
    /// <param name="paper">Grey level of the rest.</param>
    /// <param name="box">Where the digit stands; most of the picture when null.</param>
    /// <returns>An opaque picture; the caller disposes it.</returns>
    public static SKBitmap Draw(int width = 112, int height = 112, byte ink = 0, byte paper = 255, SKRect? box = null)
    {
        var place = box ?? SKRect.Create(width * 0.25f, height * 0.15f, width * 0.5f, height * 0.7f);
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(paper, paper, paper));
        DrawOn(canvas, place, ink);
        return bitmap;
    }

    public static void DrawOn(SKCanvas canvas, SKRect place, byte ink = 0)
    {
        using var pen = new SKPaint
        {
            Color = new SKColor(ink, ink, ink),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
            StrokeWidth = place.Height * 0.11f,
        };
        for (var i = 1; i < Corners.Length; i++)
        {
            canvas.DrawLine(At(Corners[i - 1]), At(Corners[i]), pen);
        }

        SKPoint At((float X, float Y) corner) => new(place.Left + (corner.X * place.Width), place.Top + (corner.Y * place.Height));
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var data = bitmap.Encode(format, quality: 92);
        return data.ToArray();
    }

    public static byte[] Png()
    {
        using var bitmap = Draw();
        return Encode(bitmap);
    }
}

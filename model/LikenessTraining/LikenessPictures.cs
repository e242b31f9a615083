using DigitRecognizer.Imaging;
using DigitRecognizer.Likeness;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using SkiaSharp;

namespace DigitRecognizer.Model.LikenessTraining;

/// <summary>
/// What the detector learns from, framed by the recognizer's own pipeline: MNIST's digits in many shapes and pens, and what is no digit:
/// random glyphs of a few strokes as letters are, scribbles, shapes, and digits turned, mirrored, cut up and laid over each other.
/// </summary>
internal sealed class LikenessPictures(byte[] mnist, Random random)
{
    private const int Side = 96;

    /// <summary>A digit as MNIST has it, or redrawn stretched, slanted and turned with another pen.</summary>
    public float[]? Digit(int index)
    {
        if (random.Next(4) == 0)
        {
            return Frame(mnist.AsSpan(index * LeNet.InputLength, LeNet.InputLength), LeNet.Side, 1);
        }

        using var bitmap = Blank();
        using var canvas = new SKCanvas(bitmap);
        Transform(canvas, 13);
        if (random.Next(5) < 3)
        {
            Retrace(canvas, index);
        }
        else
        {
            Draw(canvas, index, Between(0.2f, 0.8f));
        }

        return Frame(bitmap);
    }

    /// <summary>Something that is no digit.</summary>
    public float[]? NonDigit(int index)
    {
        using var bitmap = Blank();
        using var canvas = new SKCanvas(bitmap);
        switch (random.Next(10))
        {
            case 0:
                Turned(canvas, index);
                break;
            case 1:
                Halves(canvas, index);
                break;
            case 2:
                Draw(canvas, index, 0.5f);
                canvas.Translate(Between(-12, 12), Between(-12, 12));
                Draw(canvas, random.Next(mnist.Length / LeNet.InputLength), 0.5f);
                break;
            case 3:
                Scribble(canvas);
                break;
            case 4:
                Shape(canvas);
                break;
            default:
                Glyph(canvas);
                break;
        }

        return Frame(bitmap);
    }

    private float Between(float low, float high) => low + (high - low) * random.NextSingle();

    private static SKBitmap Blank()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Gray8));
        bitmap.Erase(SKColors.Black);
        return bitmap;
    }

    private SKPaint Pen(float low, float high) => new()
    {
        Color = SKColors.White,
        StrokeWidth = Between(low, high),
        Style = SKPaintStyle.Stroke,
        IsAntialias = true,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
    };

    private void Transform(SKCanvas canvas, float degrees)
    {
        canvas.Translate(Side / 2f, Side / 2f);
        canvas.RotateDegrees(Between(-degrees, degrees));
        canvas.Skew(Between(-0.2f, 0.2f), 0);
        canvas.Scale(Between(0.6f, 1.15f), Between(0.7f, 1.1f));
        canvas.Translate(-Side / 2f, -Side / 2f);
    }

    private void Draw(SKCanvas canvas, int index, float outline)
    {
        using var small = new SKBitmap(new SKImageInfo(LeNet.Side, LeNet.Side, SKColorType.Gray8));
        mnist.AsSpan(index * LeNet.InputLength, LeNet.InputLength).CopyTo(small.GetPixelSpan());
        using var large = small.Resize(new SKImageInfo(Side, Side, SKColorType.Gray8), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var mask = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Alpha8));
        ReadOnlySpan<byte> from = large.GetPixelSpan();
        var to = mask.GetPixelSpan();
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (byte)(255 * Math.Clamp((from[i] / 255f - outline) * 2.5f + 0.5f, 0, 1));
        }

        using var paint = new SKPaint { Color = SKColors.White };
        canvas.DrawBitmap(mask, 0, 0, SKSamplingOptions.Default, paint);
    }

    /// <summary>The digit's middle lines with a pen of one width, as drawn on a screen.</summary>
    private void Retrace(SKCanvas canvas, int index)
    {
        const float Scale = Side / (float)LeNet.Side;
        using var paint = Pen(1.5f, 10);
        foreach (var (x0, y0, x1, y1) in MiddleLines.Of(mnist.AsSpan(index * LeNet.InputLength, LeNet.InputLength)))
        {
            canvas.DrawLine(x0 * Scale, y0 * Scale, x1 * Scale, y1 * Scale, paint);
        }
    }

    private void Turned(SKCanvas canvas, int index)
    {
        canvas.Translate(Side / 2f, Side / 2f);
        if (random.Next(2) == 0)
        {
            canvas.RotateDegrees(random.Next(2) == 0 ? 90 : -90);
        }

        canvas.Scale(-1, 1);
        canvas.Translate(-Side / 2f, -Side / 2f);
        if (random.Next(2) == 0)
        {
            Retrace(canvas, index);
        }
        else
        {
            Draw(canvas, index, 0.5f);
        }
    }

    private void Halves(SKCanvas canvas, int index)
    {
        for (var i = 0; i < 2; i++)
        {
            canvas.Save();
            canvas.ClipRect(random.Next(2) == 0 ? SKRect.Create(0, i * Side / 2f, Side, Side / 2f) : SKRect.Create(i * Side / 2f, 0, Side / 2f, Side));
            canvas.Translate(Between(-10, 10), Between(-10, 10));
            Draw(canvas, i == 0 ? index : random.Next(mnist.Length / LeNet.InputLength), 0.5f);
            canvas.Restore();
        }
    }

    private void Scribble(SKCanvas canvas)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(Between(10, 86), Between(10, 86));
        for (var i = random.Next(5, 20); i > 0; i--)
        {
            path.QuadTo(Between(8, 88), Between(8, 88), Between(8, 88), Between(8, 88));
        }

        using var paint = Pen(1.5f, 7);
        using var drawn = path.Detach();
        canvas.DrawPath(drawn, paint);
    }

    private void Shape(SKCanvas canvas)
    {
        using var paint = Pen(2, 6);
        paint.Style = random.Next(3) == 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
        using var path = new SKPathBuilder();
        var corners = random.Next(3, 7);
        float turn = Between(0, 6), wide = Between(0.5f, 1);
        for (var i = 0; i < corners; i++)
        {
            var angle = turn + 6.2832f * i / corners;
            var point = new SKPoint(48 + 38 * wide * MathF.Cos(angle), 48 + 38 * MathF.Sin(angle));
            if (i == 0)
            {
                path.MoveTo(point);
            }
            else
            {
                path.LineTo(point);
            }
        }

        path.Close();
        using var drawn = path.Detach();
        if (random.Next(4) == 0)
        {
            canvas.DrawOval(48, 48, 38 * wide, 38, paint);
            paint.Style = SKPaintStyle.Fill;
            canvas.DrawCircle(48 - 15 * wide, 38, 4, paint);
            canvas.DrawCircle(48 + 15 * wide, 38, 4, paint);
            canvas.DrawRect(40, 60, 16, 4, paint);
        }
        else
        {
            canvas.DrawPath(drawn, paint);
        }
    }

    /// <summary>Two to four strokes, straight or bent, between the points of a 3 x 3 grid: what most letters are made of.</summary>
    private void Glyph(SKCanvas canvas)
    {
        Transform(canvas, 10);
        using var paint = Pen(3, 9);
        var upright = random.Next(3) > 0;
        for (var i = random.Next(2, 5); i > 0; i--)
        {
            using var path = new SKPathBuilder();
            var from = upright && i == 1 ? GridPoint(random.Next(2) * 2, 0) : GridPoint(random.Next(3), random.Next(3));
            var to = upright && i == 1 ? new SKPoint(from.X + Between(-3, 3), 84) : GridPoint(random.Next(3), random.Next(3));
            path.MoveTo(from);
            if (random.Next(3) > 0 || (upright && i == 1))
            {
                path.LineTo(to);
            }
            else
            {
                path.QuadTo(GridPoint(random.Next(3), random.Next(3)), to);
            }

            using var drawn = path.Detach();
            canvas.DrawPath(drawn, paint);
        }
    }

    private SKPoint GridPoint(int x, int y) => new(22 + 26 * x + Between(-4, 4), 12 + 36 * y + Between(-4, 4));

    private static float[]? Frame(SKBitmap bitmap) => Frame(bitmap.GetPixelSpan(), Side, 1);

    private static float[]? Frame(ReadOnlySpan<byte> pixels, int side, int channels)
    {
        var image = new float[LeNet.InputLength];
        try
        {
            Normalizer.Normalize(new PixelView(pixels, side, side, channels), image);
        }
        catch (ImageRejectedException)
        {
            return null;
        }

        var input = new float[DigitLikeness.Inputs];
        DigitLikeness.Halve(image, input);
        return input;
    }
}

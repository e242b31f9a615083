using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;
using SkiaSharp;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Composes numbers of MNIST's digits: any length, size and pen, separate, touching or overlapping, on any background.
/// </summary>
internal sealed class NumberComposer(LabelledImages mnist, Random random)
{
    private const int Canvas = 1600;
    private const int MaxDigits = 8;

    /// <summary>The height of one of MNIST's digits and the middle of its picture, in pixels.</summary>
    private const float Digit = 20;
    private const float Centre = LeNet.Side / 2f;

    /// <summary>A number of digits chosen at random, mostly a short one.</summary>
    public ComposedNumber Compose()
    {
        var digits = Enumerable.Range(0, Length()).Select(_ => random.Next(mnist.Count)).ToArray();
        var size = 14 * MathF.Pow(7.5f, MathF.Pow(random.NextSingle(), 1.5f));
        var spread = random.Next(3) == 0 ? 0.1f : 0.3f;
        var spacing = random.Next(7);
        var retraced = random.Next(3) == 0;
        var pen = Between(0.05f, 0.16f);
        var rows = (int)(2.2f * size) + 8;
        var ink = new byte[rows * Canvas];
        var owners = new sbyte[ink.Length];
        Array.Fill(owners, (sbyte)-1);
        var margin = (int)Between(2, size);
        var right = margin;
        for (var i = 0; i < digits.Length; i++)
        {
            var height = size * Between(1 - spread, 1 + spread);
            var digit = Draw(digits[i], height, retraced, pen, out var width, out var high);
            var top = Math.Clamp((rows - high) / 2 + (int)Between(-0.25f * size, 0.25f * size), 0, rows - high);
            var apart = spacing switch { 0 => true, 3 or 4 => random.Next(2) == 0, _ => false };
            var left = i == 0 ? right : apart ? right + (int)(Between(0, 0.6f) * size) : Meet(
                ink, digit, width, Math.Min(right, Canvas - width), top);
            if (i > 0 && !apart && spacing is 2 or 4)
            {
                left -= (int)(Between(0, 0.16f) * size);
            }

            left = Math.Clamp(left, 0, Canvas - width);
            for (var p = 0; p < digit.Length; p++)
            {
                var at = (top + p / width) * Canvas + left + p % width;
                if (digit[p] > ink[at])
                {
                    (ink[at], owners[at]) = (digit[p], (sbyte)i);
                }
            }

            right = Math.Max(right, left + width);
        }

        return Finish(ink, owners, rows, Math.Min(Canvas, right + margin), [.. digits.Select(digit => mnist.Labels[digit])]);
    }

    /// <summary>Chooses how many digits a number has, mostly few.</summary>
    private int Length() => random.Next(3) == 0 ? 4 : random.Next(5) == 0 ? 1 : 1 + (int)(
        MaxDigits * random.NextSingle() * random.NextSingle() * 0.999f) + random.Next(2);

    private float Between(float low, float high) => low + (high - low) * random.NextSingle();

    /// <summary>How far left a digit moves until its ink touches the ink that is there; at most half its width.</summary>
    private int Meet(byte[] ink, byte[] digit, int width, int left, int top)
    {
        var limit = random.Next(40, 160);
        for (var end = Math.Max(1, left - width / 2); left > end; left--)
        {
            for (var p = 0; p < digit.Length; p++)
            {
                var at = (top + p / width) * Canvas + left + p % width;
                if (digit[p] > limit && ink[at - 1] > limit)
                {
                    return left;
                }
            }
        }

        return left;
    }

    /// <summary>One digit, cropped to its ink.</summary>
    private byte[] Draw(int index, float height, bool retraced, float pen, out int width, out int high)
    {
        var picture = mnist[index];
        var scale = height / 20;
        var side = (int)MathF.Ceiling(LeNet.Side * scale) + 8;
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8));
        bitmap.Erase(SKColors.Black);
        using var canvas = new SKCanvas(bitmap);
        canvas.Translate(4, 4);
        canvas.Scale(scale);
        if (retraced)
        {
            using var paint = new SKPaint
            {
                Color = SKColors.White,
                StrokeWidth = Math.Max(pen * 20, 1.2f / scale),
                Style = SKPaintStyle.Stroke,
                IsAntialias = true,
                StrokeCap = SKStrokeCap.Round,
            };
            foreach (var (x0, y0, x1, y1) in Skeleton.Of(picture))
            {
                canvas.DrawLine(Centre + Digit * x0, Centre + Digit * y0, Centre + Digit * x1, Centre + Digit * y1, paint);
            }
        }
        else
        {
            using var small = new SKBitmap(new SKImageInfo(LeNet.Side, LeNet.Side, SKColorType.Gray8));
            picture.CopyTo(small.GetPixelSpan());
            using var image = SKImage.FromBitmap(small);
            var sampling = random.Next(4) switch
            {
                0 => new SKSamplingOptions(SKFilterMode.Nearest),
                1 => new SKSamplingOptions(SKCubicResampler.Mitchell),
                _ => new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear),
            };
            canvas.DrawImage(image, SKRect.Create(LeNet.Side, LeNet.Side), sampling);
        }

        if (random.Next(12) == 0)
        {
            Break(canvas);
        }

        canvas.Flush();
        return Crop(bitmap.GetPixelSpan(), side, out width, out high);
    }

    /// <summary>A narrow gap, as from a pen that was lifted.</summary>
    private void Break(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = SKColors.Black, StrokeWidth = Between(1, 1.8f), Style = SKPaintStyle.Stroke };
        float x = Between(8, 20), y = Between(6, 22), dx = Between(-1, 1), dy = Between(-1, 1);
        canvas.DrawLine(x, y, x + 6 * dx, y + 6 * dy, paint);
    }

    private static byte[] Crop(ReadOnlySpan<byte> pixels, int side, out int width, out int high)
    {
        int left = side, top = side, right = 0, bottom = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] > 16)
            {
                (left, right) = (Math.Min(left, i % side), Math.Max(right, i % side));
                (top, bottom) = (Math.Min(top, i / side), Math.Max(bottom, i / side));
            }
        }

        (width, high) = (Math.Max(1, right - left + 1), Math.Max(1, bottom - top + 1));
        var crop = new byte[width * high];
        for (var y = 0; y < high; y++)
        {
            pixels.Slice((top + y) * side + left, width).CopyTo(crop.AsSpan(y * width));
        }

        return crop;
    }

    /// <summary>Crops the canvas to the number and draws it on a background of any brightness, with a little noise.</summary>
    private ComposedNumber Finish(byte[] ink, sbyte[] owners, int rows, int width, byte[] classes)
    {
        var noise = random.Next(2) == 0 ? 0 : Between(0, 6);
        var (ground, full) = random.Next(3) switch
        {
            0 => (0f, 255f),
            1 => (255f, 0f),
            _ => random.Next(2) == 0 ? (Between(180, 250), Between(10, 110)) : (Between(10, 70), Between(150, 250))
        };
        var pixels = new byte[rows * width];
        var cut = new sbyte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var at = i / width * Canvas + i % width;
            pixels[i] = (byte)Math.Clamp(ground + (full - ground) * ink[at] / 255 + noise * Between(-1, 1), 0, 255);
            cut[i] = owners[at];
        }

        return new ComposedNumber(pixels, cut, width, rows, classes);
    }
}

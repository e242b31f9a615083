using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using SkiaSharp;

namespace DigitRecognizer.Model.Tests;

/// <summary>A small synthetic data set that any network can learn: a bar, a cross, a frame, each somewhere else every time.</summary>
internal static class Shapes
{
    public static readonly string[] Names = ["bar", "cross", "frame"];

    /// <summary>PNG files of 60 x 60, one folder a class.</summary>
    public static void WritePictures(string folder, int perClass)
    {
        for (var shape = 0; shape < Names.Length; shape++)
        {
            Directory.CreateDirectory(Path.Combine(folder, Names[shape]));
            for (var i = 0; i < perClass; i++)
            {
                var dice = Dice.For(1, shape, i);
                using var bitmap = new SKBitmap(60, 60);
                using var canvas = new SKCanvas(bitmap);
                canvas.Clear(SKColors.White);
                Draw(canvas, shape, dice.Between(22, 38), dice.Between(22, 38), dice.Between(14, 18), dice.Between(3, 5));
                using var file = File.Create(Path.Combine(folder, Names[shape], $"{i}.png"));
                bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
            }
        }
    }

    /// <summary>The same shapes as 28 x 28 training pictures.</summary>
    public static LabelledImages Images(int count)
    {
        var pixels = new byte[count * 784];
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % Names.Length);
            var dice = Dice.For(2, 0, i);
            using var bitmap = new SKBitmap(28, 28, SKColorType.Gray8, SKAlphaType.Opaque);
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(SKColors.Black);
            Draw(canvas, labels[i], 14, 14, 9, dice.Between(2, 4), SKColors.White);
            bitmap.GetPixelSpan()[..784].CopyTo(pixels.AsSpan(i * 784));
        }

        return new LabelledImages(pixels, labels);
    }

    /// <summary>The same as an IDX data set.</summary>
    /// <param name="folder">There already.</param>
    /// <param name="train">Pictures to train with, at most 255.</param>
    /// <param name="test">Pictures to test with, at most 255.</param>
    /// <param name="classes">More than there are shapes: the labels then say nothing.</param>
    public static void WriteIdx(string folder, int train, int test, int classes = 3)
    {
        foreach (var (part, count) in new[] { ("train", train), ("t10k", test) })
        {
            var images = Images(count);
            File.WriteAllBytes(Path.Combine(folder, part + "-images-idx3-ubyte"),
                [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28, .. images.Pixels]);
            File.WriteAllBytes(Path.Combine(folder, part + "-labels-idx1-ubyte"),
                [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % classes))]);
        }
    }

    /// <summary>A picture of 28 x 28 as a PNG file.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> picture)
    {
        using var bitmap = new SKBitmap(28, 28, SKColorType.Gray8, SKAlphaType.Opaque);
        picture.CopyTo(bitmap.GetPixelSpan());
        using var file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    private static void Draw(SKCanvas canvas, int shape, float x, float y, float reach, float width, SKColor? colour = null)
    {
        using var paint = new SKPaint { Color = colour ?? SKColors.Black, StrokeWidth = width, IsStroke = true, IsAntialias = true };
        if (shape == 2)
        {
            canvas.DrawRect(x - reach, y - reach, 2 * reach, 2 * reach, paint);
            return;
        }

        canvas.DrawLine(x, y - reach, x, y + reach, paint);
        if (shape == 1)
        {
            canvas.DrawLine(x - reach, y, x + reach, y, paint);
        }
    }
}

using DigitRecognizer.Filters;
using DigitRecognizer.Grey;
using SkiaSharp;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>A small grey copy of a large picture, as a thumbnail, a faint pencil or a bad camera would give it.</summary>
/// <param name="Pixels">Row by row.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record ReducedCopy(byte[] Pixels, int Width, int Height)
{
    /// <summary>The longer sides that copies are reduced to.</summary>
    public static readonly int[] Sides = [28, 32, 36, 44];

    private const float LightGrey = 215;
    private const float LeastContrast = 0.25f, MostContrast = 0.5f;
    private const float LeastBlur = 0.5f, MostBlur = 1;
    private const int LowestQuality = 40, HighestQuality = 75;

    /// <param name="digit">A large picture.</param>
    /// <param name="side">Pixels of the copy's longer side.</param>
    /// <param name="kind">What is done to it besides.</param>
    /// <param name="random">Decides how much.</param>
    public static ReducedCopy Of(RealDigit digit, int side, CopyKind kind, Random random)
    {
        using var small = Reduce(digit, side);
        if (kind.HasFlag(CopyKind.Faint))
        {
            var contrast = LeastContrast + (MostContrast - LeastContrast) * random.NextSingle();
            foreach (ref var value in small.Values)
            {
                value = LightGrey + contrast * (value - LightGrey);
            }
        }

        if (kind.HasFlag(CopyKind.Blurred))
        {
            Blur(small, LeastBlur + (MostBlur - LeastBlur) * random.NextSingle());
        }

        var pixels = Array.ConvertAll(small.Values.ToArray(), value => (byte)Math.Clamp(MathF.Round(value), 0, 255));
        if (kind.HasFlag(CopyKind.Jpeg))
        {
            Compress(pixels, small.Width, small.Height, random.Next(LowestQuality, HighestQuality + 1));
        }

        return new ReducedCopy(pixels, small.Width, small.Height);
    }

    private static Plane<float> Reduce(RealDigit digit, int side)
    {
        using var grey = Luminance.Extract(digit.View, 1);
        using var whole = new Plane<float>(grey.Width, grey.Height);
        for (var i = 0; i < whole.Values.Length; i++)
        {
            whole.Values[i] = grey.Values[i];
        }

        var scale = (float)side / Math.Max(grey.Width, grey.Height);
        var small = new Plane<float>(Math.Max(1, (int)(grey.Width * scale)), Math.Max(1, (int)(grey.Height * scale)));
        AreaSampler.Draw(whole, small, scale, 0, 0);
        return small;
    }

    /// <summary>A Gaussian, its window four deviations wide to either side; beyond the rim the picture goes on as it ends.</summary>
    private static void Blur(Plane<float> plane, float deviation)
    {
        var reach = (int)MathF.Ceiling(4 * deviation);
        var weights = Enumerable.Range(-reach, 2 * reach + 1).Select(x => MathF.Exp(-x * x / (2 * deviation * deviation))).ToArray();
        var sum = weights.Sum();
        using var across = new Plane<float>(plane.Width, plane.Height);
        for (var i = 0; i < plane.Values.Length; i++)
        {
            var x = i % plane.Width;
            var row = plane.Row(i / plane.Width);
            across.Values[i] = 0;
            for (var k = -reach; k <= reach; k++)
            {
                across.Values[i] += weights[k + reach] / sum * row[Math.Clamp(x + k, 0, plane.Width - 1)];
            }
        }

        for (var i = 0; i < plane.Values.Length; i++)
        {
            var (x, y) = (i % plane.Width, i / plane.Width);
            plane.Values[i] = 0;
            for (var k = -reach; k <= reach; k++)
            {
                plane.Values[i] += weights[k + reach] / sum * across.Row(Math.Clamp(y + k, 0, plane.Height - 1))[x];
            }
        }
    }

    private static void Compress(byte[] pixels, int width, int height, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (var y = 0; y < height; y++)
        {
            pixels.AsSpan(y * width, width).CopyTo(bitmap.GetPixelSpan()[(y * bitmap.RowBytes)..]);
        }

        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var opened = SKBitmap.Decode(file, bitmap.Info);
        for (var y = 0; y < height; y++)
        {
            opened.GetPixelSpan().Slice(y * opened.RowBytes, width).CopyTo(pixels.AsSpan(y * width));
        }
    }
}

using DigitRecognizer.Imaging;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>
/// A row of MNIST digits of random heights (0.7 to 1.3) on random baselines, white on black or black on white.
/// </summary>
internal sealed class NumberPicture
{
    private const int Side = 28;
    private const int MaxWidth = 1600;
    private const int MaxGap = 12;
    private const int MaxOverlap = 3;
    private const int MinInk = 128;

    private readonly byte[] _canvas;
    private readonly int _margin;
    private int _right;

    private NumberPicture(float size)
    {
        Height = (int)(56 * size);
        _margin = (int)(14 * size);
        _right = _margin;
        _canvas = new byte[Height * MaxWidth];
    }

    public byte[] Pixels { get; private set; } = [];

    public PixelView View => new(Pixels, Width, Height, 1);

    public int Width { get; private set; }

    public int Height { get; }

    /// <param name="random">Source of heights, baselines and gaps.</param>
    /// <param name="digits">28 x 28 bytes each.</param>
    /// <param name="spacing">Gaps or overlaps between the digits.</param>
    /// <param name="size">Pixels for each pixel of MNIST.</param>
    /// <param name="inkIsDark">Black on white.</param>
    public static NumberPicture Compose(Random random, IEnumerable<byte[]> digits, Spacing spacing, float size = 1, bool inkIsDark = false)
    {
        var picture = new NumberPicture(size);
        foreach (var digit in digits)
        {
            var scaled =
                Scale(Crop(digit, out var w, out var h), w, h, size * (0.7f + 0.6f * random.NextSingle()), out var width, out var height);
            var baseline = (int)(size * 5 * (2 * random.NextSingle() - 1));
            var top = Math.Clamp((picture.Height - height) / 2 + baseline, 0, picture.Height - height);
            picture.Put(scaled, width, height, picture.Place(random, scaled, width, height, top, spacing), top);
        }

        picture.Finish(inkIsDark);
        return picture;
    }

    private int Place(Random random, byte[] digit, int width, int height, int top, Spacing spacing)
    {
        if (_right == _margin)
        {
            return _right;
        }

        if (spacing == Spacing.Gaps)
        {
            return _right + random.Next(0, MaxGap + 1);
        }

        var left = _right;
        while (left > _margin && !Meets(digit, width, height, left, top))
        {
            left--;
        }

        return left - (spacing == Spacing.Overlapping ? random.Next(1, MaxOverlap + 1) : 0);
    }

    private void Put(byte[] digit, int width, int height, int left, int top)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                ref var pixel = ref _canvas[(top + y) * MaxWidth + left + x];
                pixel = Math.Max(pixel, digit[y * width + x]);
            }
        }

        _right = Math.Max(_right, left + width);
    }

    private bool Meets(byte[] digit, int width, int height, int left, int top)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (digit[y * width + x] > MinInk && _canvas[(top + y) * MaxWidth + left + x - 1] > MinInk)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Finish(bool inkIsDark)
    {
        Width = _right + _margin;
        Pixels = new byte[Width * Height];
        for (var i = 0; i < Pixels.Length; i++)
        {
            var ink = _canvas[i / Width * MaxWidth + i % Width];
            Pixels[i] = inkIsDark ? (byte)(byte.MaxValue - ink) : ink;
        }
    }

    private static byte[] Crop(byte[] digit, out int width, out int height)
    {
        int left = Side, top = Side, right = 0, bottom = 0;
        for (var i = 0; i < digit.Length; i++)
        {
            if (digit[i] > 0)
            {
                (left, right) = (Math.Min(left, i % Side), Math.Max(right, i % Side));
                (top, bottom) = (Math.Min(top, i / Side), Math.Max(bottom, i / Side));
            }
        }

        (width, height) = (right - left + 1, bottom - top + 1);
        var crop = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            digit.AsSpan((top + y) * Side + left, width).CopyTo(crop.AsSpan(y * width));
        }

        return crop;
    }

    /// <summary>Linear interpolation.</summary>
    private static byte[] Scale(byte[] source, int width, int height, float factor, out int newWidth, out int newHeight)
    {
        newWidth = Math.Max(2, (int)(width * factor));
        newHeight = Math.Max(2, (int)(height * factor));
        var target = new byte[newWidth * newHeight];
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                float sx = (x + 0.5f) * width / newWidth - 0.5f, sy = (y + 0.5f) * height / newHeight - 0.5f;
                int x0 = Math.Clamp((int)MathF.Floor(sx), 0, width - 1), y0 = Math.Clamp((int)MathF.Floor(sy), 0, height - 1);
                int x1 = Math.Min(x0 + 1, width - 1), y1 = Math.Min(y0 + 1, height - 1);
                float fx = Math.Clamp(sx - x0, 0, 1), fy = Math.Clamp(sy - y0, 0, 1);
                target[y * newWidth + x] = (byte)(
                    (source[y0 * width + x0] * (1 - fx) + source[y0 * width + x1] * fx) * (1 - fy)
                    + (source[y1 * width + x0] * (1 - fx) + source[y1 * width + x1] * fx) * fy);
            }
        }

        return target;
    }
}

namespace DigitRecognizer.Tests.Scenes;

/// <summary>MNIST digits side by side, in random heights and on random baselines: white on black, as wide as they need.</summary>
internal static class NumberPicture
{
    private const int Side = 28;
    private const int Height = 60;
    private const int Margin = 14;

    /// <summary>Boxes overlap by at most this many pixels: further, the eye would not tell the digits apart either.</summary>
    private const int DeepestOverlap = 3;

    /// <param name="random">Heights, baselines and gaps come from it.</param>
    /// <param name="digits">28 x 28 bytes each.</param>
    /// <param name="touching">Push neighbours together until their ink meets, instead of leaving 0 to 12 pixels between their boxes.</param>
    /// <param name="width">The picture's width; its height is 60.</param>
    public static byte[] Compose(Random random, IReadOnlyList<byte[]> digits, bool touching, out int width)
    {
        var canvas = new byte[Height * 400];
        var right = Margin;
        foreach (var digit in digits)
        {
            var scaled = Scale(Crop(digit, out var w, out var h), w, h, 0.8f + 0.5f * random.NextSingle(), out var newWidth, out var newHeight);
            var top = (Height - newHeight) / 2 + random.Next(-4, 5);
            var left = right + (touching || right == Margin ? 0 : random.Next(0, 13));
            while (touching && right > Margin && left > right - DeepestOverlap && !Meets(canvas, scaled, newWidth, newHeight, left, top))
            {
                left--;
            }

            for (var y = 0; y < newHeight; y++)
            {
                for (var x = 0; x < newWidth; x++)
                {
                    ref var pixel = ref canvas[(top + y) * 400 + left + x];
                    pixel = Math.Max(pixel, scaled[y * newWidth + x]);
                }
            }

            right = Math.Max(right, left + newWidth);
        }

        width = right + Margin;
        var picture = new byte[width * Height];
        for (var y = 0; y < Height; y++)
        {
            canvas.AsSpan(y * 400, width).CopyTo(picture.AsSpan(y * width));
        }

        return picture;
    }

    private static bool Meets(byte[] canvas, byte[] digit, int width, int height, int left, int top)
    {
        if (left <= 0)
        {
            return true;
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (digit[y * width + x] > 128 && canvas[(top + y) * 400 + left + x - 1] > 128)
                {
                    return true;
                }
            }
        }

        return false;
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

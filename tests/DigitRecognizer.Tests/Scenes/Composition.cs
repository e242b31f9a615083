using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Helpers that several scenes share.</summary>
internal static class Composition
{
    public static readonly SKColor Pen = new(25, 28, 40);

    public static float Between(Random random, float low, float high) => low + (high - low) * random.NextSingle();

    public static SKColor Shade(float level) => new((byte)level, (byte)level, (byte)level);

    /// <summary>
    /// Draws the digit with its box wholly inside the picture (or as given), about <paramref name="share"/> of the shorter side.
    /// </summary>
    public static (float X, float Y, int Size) Put(
        Scene scene, Random random, byte[] digit, float share, SKColor ink, float thickness = 0.5f)
    {
        var size = Math.Max(8, (int)(share * Math.Min(scene.Width, scene.Height) * 1.4f));
        using var mask = DigitMask.Of(digit, size, thickness);
        var margin = size / 7f;
        var x = Between(random, -margin + 2, scene.Width - size + margin - 2);
        var y = Between(random, -margin + 2, scene.Height - size + margin - 2);
        scene.Digit(mask, x, y, ink);
        return (x, y, size);
    }

    public static (int Left, int Top) Corner(byte[] digit)
    {
        int left = 28, top = 28;
        for (var i = 0; i < digit.Length; i++)
        {
            if (digit[i] > 127)
            {
                (left, top) = (Math.Min(left, i % 28), Math.Min(top, i / 28));
            }
        }

        return (left, top);
    }

    public static Scene Paper(Random random, int width = 480, int height = 400) =>
        new(width, height, new SKColor((byte)random.Next(205, 250), (byte)random.Next(205, 245), (byte)random.Next(190, 235)));

    public static Scene Develop(Scene scene, Random random, float darkest = 0.55f, float noise = 3)
    {
        float angle = Between(random, 0, 6.28f), low = Between(random, darkest, 1);
        float dx = MathF.Cos(angle), dy = MathF.Sin(angle);
        return scene.Blur(0.8f).Light((x, y) => low + (1 - low) * Math.Clamp(0.5f + (x - 0.5f) * dx + (y - 0.5f) * dy, 0, 1))
            .Noise(random, noise);
    }
}

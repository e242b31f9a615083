using DigitRecognizer.Model.Augmentation;
using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Drawings on a screen, of any position, size, pen and colour.</summary>
internal static class DrawingConditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
        {
            ["corner of a canvas"] = CornerOfACanvas,
            ["tiny on a canvas"] = Tiny,
            ["hairline"] = Hairline,
            ["marker"] = Marker,
            ["touching the edge"] = TouchingTheEdge,
            ["transparent"] = Transparent,
            ["pastel"] = Pastel,
            ["colours of equal luminance"] = EqualLuminance,
            ["dotted"] = Dotted,
            ["specks and a comma"] = Specks,
        };

    private static Scene CornerOfACanvas(Random random, byte[] digit)
    {
        var dark = random.Next(2) == 0;
        var scene = new Scene(280, 280, dark ? SKColors.Black : SKColors.White);
        Put(scene, random, digit, Between(random, 0.15f, 0.4f), dark ? SKColors.White : SKColors.Black);
        return scene;
    }

    private static Scene Tiny(Random random, byte[] digit)
    {
        var scene = new Scene(280, 280, SKColors.White);
        Put(scene, random, digit, Between(random, 0.043f, 0.07f), SKColors.Black);
        return scene;
    }

    private static Scene Hairline(Random random, byte[] digit)
    {
        var scene = new Scene(500, 500, SKColors.White);
        var height = Between(random, 200, 320);
        foreach (var (x0, y0, x1, y1) in Skeleton.Of(digit))
        {
            scene.Line(250 + x0 * height, 250 + y0 * height, 250 + x1 * height, 250 + y1 * height, Between(random, 1, 2), SKColors.Black);
        }

        return scene;
    }

    private static Scene Marker(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, SKColors.White);
        Put(scene, random, digit, Between(random, 0.5f, 0.9f), Shade(30), 0.2f);
        return scene;
    }

    private static Scene TouchingTheEdge(Random random, byte[] digit)
    {
        var scene = new Scene(100, 100, SKColors.White);
        using var mask = DigitMask.Of(digit, 100);
        var (left, top) = Corner(digit);
        scene.Digit(mask, random.Next(2) == 0 ? -left * 100 / 28f : 2, random.Next(2) == 0 ? -top * 100 / 28f : 2, Pen);
        return scene;
    }

    private static Scene Transparent(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, SKColors.Transparent);
        Put(scene, random, digit, Between(random, 0.3f, 0.8f), random.Next(2) == 0 ? SKColors.White : new SKColor(20, 20, 90));
        return scene;
    }

    private static Scene Pastel(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, new SKColor(253, 252, 250));
        var ink = new SKColor[] { new(240, 215, 250), new(255, 235, 150), new(200, 240, 215), new(255, 215, 215),
            new(205, 225, 255) }[random.Next(5)];
        Put(scene, random, digit, Between(random, 0.3f, 0.8f), ink);
        return scene.Noise(random, 0.7f);
    }

    private static Scene EqualLuminance(Random random, byte[] digit)
    {
        var (paper, ink) = new (SKColor, SKColor)[]
        {
            (new(220, 40, 40), new(20, 130, 60)), (new(60, 120, 220), new(190, 80, 90)), (new(120, 120, 120), new(220, 70, 140)),
        }[random.Next(3)];
        var scene = new Scene(200, 200, paper);
        Put(scene, random, digit, Between(random, 0.3f, 0.8f), ink);
        return scene;
    }

    private static Scene Dotted(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, SKColors.White);
        float scale = Between(random, 6, 9.5f), x = (300 - 28 * scale) / 2, y = (300 - 28 * scale) / 2, pitch = scale * 1.6f;
        for (var row = 0f; row < 28 * scale; row += pitch)
        {
            for (var column = 0f; column < 28 * scale; column += pitch)
            {
                if (digit[Math.Min(27, (int)(row / scale)) * 28 + Math.Min(27, (int)(column / scale))] > 100)
                {
                    scene.Dot(x + column, y + row, pitch * 0.36f, Pen);
                }
            }
        }

        return scene;
    }

    private static Scene Specks(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, new SKColor(250, 248, 240));
        var (x, y, size) = Put(scene, random, digit, Between(random, 0.3f, 0.5f), Pen);
        for (var i = 0; i < 12; i++)
        {
            scene.Dot(random.Next(300), random.Next(300), Between(random, 0.5f, 1.8f), Pen);
        }

        scene.Line(x + size * 0.95f, y + size * 0.85f, x + size * 0.92f, y + size * 0.95f, size / 28f, Pen);
        return scene;
    }
}

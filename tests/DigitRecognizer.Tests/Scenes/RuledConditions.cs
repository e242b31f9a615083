using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Printed lines around the digit: ruled and squared paper, forms, tables.</summary>
internal static class RuledConditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
        {
            ["ruled paper"] = Ruled,
            ["ruled paper in bad light"] = RuledInBadLight,
            ["squared paper"] = Squared,
            ["form box"] = FormBox,
            ["table cell"] = TableCell,
        };

    private static SKColor RuleColour(Random random) => random.Next(3) switch
    {
        0 => new SKColor(150, 180, 220),
        1 => new SKColor(170, 170, 175),
        _ => new SKColor(110, 140, 190),
    };

    private static SKColor PenOrPencil(Random random) => random.Next(2) == 0 ? Pen : Shade(random.Next(70, 140));

    private static Scene Ruled(Random random, byte[] digit)
    {
        var scene = RuledSheet(random);
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), PenOrPencil(random), 0.65f);
        return Develop(scene, random);
    }

    /// <summary>Lit from the side by a desk lamp, with the shadow of a hand, and amplified by the phone.</summary>
    private static Scene RuledInBadLight(Random random, byte[] digit)
    {
        var scene = RuledSheet(random);
        var margin = Between(random, 30, 90);
        scene.Line(margin, 0, margin + Between(random, -5, 5), scene.Height, 1.5f, new SKColor(215, 130, 130));
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), PenOrPencil(random), Between(random, 0.4f, 0.8f));
        float angle = Between(random, 0, 6.28f), at = Between(random, -0.3f, 0.3f), soft = Between(random, 0.03f, 0.15f),
            shadow = Between(random, 0.1f, 0.3f);
        float dx = MathF.Cos(angle), dy = MathF.Sin(angle), lampX = Between(random, 0, 1), lampY = Between(random, 0, 1);
        return scene.Blur(Between(random, 0.8f, 1.6f)).Light((x, y) =>
        {
            var lamp = 0.65f - 0.35f * MathF.Sqrt((x - lampX) * (x - lampX) + (y - lampY) * (y - lampY));
            return lamp - shadow * Math.Clamp(((x - 0.5f) * dx + (y - 0.5f) * dy - at) / soft, 0, 1);
        }).Noise(random, Between(random, 3, 6));
    }

    private static Scene RuledSheet(Random random)
    {
        var scene = Paper(random);
        float pitch = Between(random, 60, 140), tilt = Between(random, -8, 8);
        var colour = RuleColour(random);
        var width = Between(random, 1, 2.5f);
        for (var y = Between(random, 0, pitch) - pitch; y < scene.Height + pitch; y += pitch)
        {
            scene.Line(0, y, scene.Width, y + tilt, width, colour);
        }

        return scene;
    }

    private static Scene Squared(Random random, byte[] digit)
    {
        var scene = Paper(random);
        float pitch = Between(random, 25, 70), tilt = Between(random, -6, 6);
        var colour = RuleColour(random);
        for (var at = Between(random, 0, pitch) - pitch; at < scene.Width + pitch; at += pitch)
        {
            scene.Line(0, at, scene.Width, at + tilt, 1.2f, colour);
            scene.Line(at, 0, at - tilt, scene.Height, 1.2f, colour);
        }

        Put(scene, random, digit, Between(random, 0.3f, 0.7f), PenOrPencil(random), 0.65f);
        return Develop(scene, random);
    }

    private static Scene FormBox(Random random, byte[] digit)
    {
        var scene = Paper(random, 300, 300);
        var size = random.Next(100, 170);
        using var mask = DigitMask.Of(digit, size, 0.65f);
        var x = Between(random, 40, 260 - size);
        var y = Between(random, 40, 260 - size);
        scene.Digit(mask, x, y, Pen);
        scene.Frame(SKRect.Create(x - Between(random, 0, 25), y - Between(random, 0, 25), size + 25, size + 25), Between(random, 1, 3),
            Shade(random.Next(40, 150)));
        return Develop(scene, random, 0.7f, 2);
    }

    private static Scene TableCell(Random random, byte[] digit)
    {
        var scene = Paper(random, 300, 300);
        float left = Between(random, 5, 40), right = Between(random, 260, 295), top = Between(random, 5, 40),
            bottom = Between(random, 260, 295);
        foreach (var x in new[] { left, right })
        {
            scene.Line(x, 0, x, 300, 2, Shade(60));
        }

        foreach (var y in new[] { top, bottom })
        {
            scene.Line(0, y, 300, y, 2, Shade(60));
        }

        using var mask = DigitMask.Of(digit, 200, 0.65f);
        scene.Digit(mask, Between(random, 40, 60), Between(random, 40, 60), Pen);
        return Develop(scene, random, 0.7f, 2);
    }
}

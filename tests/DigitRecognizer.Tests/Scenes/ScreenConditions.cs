using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Pictures in which the drawing area is only a part: screenshots of programs, figures, cut-outs.</summary>
internal static class ScreenConditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
        {
            ["canvas in a plot"] = Plot,
            ["canvas on a page"] = Page,
            ["framed canvas of 28 pixels"] = SmallFrame,
            ["crop pasted on black"] = PastedOnBlack,
            ["row of boxes"] = RowOfBoxes,
            ["sprayed"] = Sprayed,
        };

    private static Scene Plot(Random random, byte[] digit)
    {
        var scene = new Scene(410, 380, SKColors.White);
        scene.Fill(SKRect.Create(70, 40, 280, 280), SKColors.Black);
        using var mask = DigitMask.Of(digit, 280);
        scene.Digit(mask, 70, 40, SKColors.White);
        for (var tick = 0; tick < 6; tick++)
        {
            scene.Line(66, 45 + 47 * tick, 70, 45 + 47 * tick, 1, SKColors.Black)
                .Line(75 + 47 * tick, 320, 75 + 47 * tick, 324, 1, SKColors.Black);
            scene.Text("HA", 45, 50 + 47 * tick, 12, SKColors.Black, random).Text("MX", 70 + 47 * tick, 338, 12, SKColors.Black, random);
        }

        return scene;
    }

    private static Scene Page(Random random, byte[] digit)
    {
        var (page, words) = random.Next(2) == 0 ? (new SKColor(30, 32, 38), SKColors.White) : (new SKColor(240, 242, 246), SKColors.Black);
        var (canvas, ink) = random.Next(2) == 0 ? (SKColors.Black, SKColors.White) : (SKColors.White, SKColors.Black);
        var scene = new Scene(640, 640, page);
        var place = SKRect.Create(160, 140, 320, 320);
        scene.Text("HEnU FXMAtK", 180, 60, 26, words, random).Fill(place, canvas).Frame(place, 2, Shade(130));
        foreach (var (x, colour) in new[] { (160f, new SKColor(66, 133, 244)), (330f, new SKColor(200, 60, 60)) })
        {
            scene.Fill(SKRect.Create(x, 490, 150, 44), colour).Text("hFAnK", x + 25, 518, 16, SKColors.White, random);
        }

        using var mask = DigitMask.Of(digit, random.Next(210, 310));
        return scene.Digit(mask, 320 - mask.Width / 2f, 300 - mask.Height / 2f, ink);
    }

    private static Scene SmallFrame(Random random, byte[] digit)
    {
        var dark = random.Next(2) == 0;
        var scene = new Scene(28, 28, dark ? SKColors.Black : SKColors.White);
        using var mask = DigitMask.Of(digit, 26);
        scene.Digit(mask, 1, 1, dark ? SKColors.White : SKColors.Black);
        var width = random.Next(1, 4);
        return scene.Frame(SKRect.Create(width / 2f, width / 2f, 28 - width, 28 - width), width,
            Shade(dark ? random.Next(100, 255) : random.Next(0, 160)));
    }

    private static Scene PastedOnBlack(Random random, byte[] digit)
    {
        var scene = new Scene(400, 400, SKColors.Black);
        var side = Between(random, 200, 300);
        scene.Fill(SKRect.Create(200 - side / 2, 200 - side / 2, side, side), new SKColor((byte)random.Next(180, 235), 210, 205));
        using var mask = DigitMask.Of(digit, (int)side, 0.6f);
        return scene.Digit(mask, 200 - mask.Width / 2f, 200 - mask.Height / 2f, Pen).Noise(random, 1.5f);
    }

    /// <summary>The digit is in the middle one of three.</summary>
    private static Scene RowOfBoxes(Random random, byte[] digit)
    {
        var scene = Paper(random, 480, 300);
        for (var box = 0; box < 3; box++)
        {
            scene.Frame(SKRect.Create(15 + 150 * box, 70, 150, 160), 2, Shade(40));
        }

        using var mask = DigitMask.Of(digit, random.Next(125, 165), 0.6f);
        return Develop(scene.Digit(mask, 240 - mask.Width / 2f, 150 - mask.Height / 2f, Pen), random);
    }

    private static Scene Sprayed(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, SKColors.White);
        var scale = Between(random, 6, 9);
        for (var i = 0; i < digit.Length; i++)
        {
            for (var drop = 0; digit[i] > 127 && drop < 0.6 * scale * scale; drop++)
            {
                float x = 150 + scale * (i % 28 - 14 + Spread(random)), y = 150 + scale * (i / 28 - 14 + Spread(random));
                scene.Fill(SKRect.Create(MathF.Floor(x), MathF.Floor(y), 1, 1), SKColors.Black);
            }
        }

        return scene;
    }

    private static float Spread(Random random) => 2 * (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f);
}

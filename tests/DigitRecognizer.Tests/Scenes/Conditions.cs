using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>What people send, one method a condition: each composes a picture around one MNIST digit.</summary>
internal static class Conditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All = new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
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
        ["shaded paper"] = Shaded,
        ["vignette, dark, noisy"] = Vignette,
        ["hard shadow"] = HardShadow,
        ["show-through"] = ShowThrough,
        ["faint pencil"] = FaintPencil,
        ["ruled paper"] = Ruled,
        ["squared paper"] = Squared,
        ["form box"] = FormBox,
        ["table cell"] = TableCell,
        ["paper on a desk"] = PaperOnADesk,
        ["chalkboard"] = Chalkboard,
        ["screenshot with tool bar"] = ToolBar,
        ["screenshot with border"] = Border,
        ["crop pasted on white"] = PastedCrop,
        ["JPEG artefacts"] = JpegArtefacts,
        ["torn stroke"] = Torn,
    };

    private static readonly SKColor Pen = new(25, 28, 40);

    private static float Between(Random random, float low, float high) => low + (high - low) * random.NextSingle();

    private static SKColor Grey(float level) => new((byte)level, (byte)level, (byte)level);

    /// <summary>Draws the digit with its box wholly inside the picture (or as given), about <paramref name="share"/> of the shorter side.</summary>
    private static (float X, float Y, int Size) Put(Scene scene, Random random, byte[] digit, float share, SKColor ink, float thickness = 0.5f)
    {
        var size = Math.Max(8, (int)(share * Math.Min(scene.Width, scene.Height) * 1.4f));
        using var mask = DigitMask.Of(digit, size, thickness);
        var margin = size / 7f;
        var x = Between(random, -margin + 2, scene.Width - size + margin - 2);
        var y = Between(random, -margin + 2, scene.Height - size + margin - 2);
        scene.Digit(mask, x, y, ink);
        return (x, y, size);
    }

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
        var strokes = Thinning.Thin(digit);
        var scale = Between(random, 10, 16);
        float x = (500 - 28 * scale) / 2, y = (500 - 28 * scale) / 2;
        foreach (var (x0, y0, x1, y1) in strokes)
        {
            scene.Line(x + x0 * scale, y + y0 * scale, x + x1 * scale, y + y1 * scale, Between(random, 1, 2), SKColors.Black);
        }

        return scene;
    }

    private static Scene Marker(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, SKColors.White);
        Put(scene, random, digit, Between(random, 0.5f, 0.9f), Grey(30), 0.2f);
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

    private static (int Left, int Top) Corner(byte[] digit)
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

    private static Scene Transparent(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, SKColors.Transparent);
        Put(scene, random, digit, Between(random, 0.3f, 0.8f), random.Next(2) == 0 ? SKColors.White : new SKColor(20, 20, 90));
        return scene;
    }

    private static Scene Pastel(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, new SKColor(253, 252, 250));
        var ink = new SKColor[] { new(240, 215, 250), new(255, 235, 150), new(200, 240, 215), new(255, 215, 215), new(205, 225, 255) }[random.Next(5)];
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

    private static Scene Paper(Random random, int width = 480, int height = 400) =>
        new(width, height, new SKColor((byte)random.Next(205, 250), (byte)random.Next(205, 245), (byte)random.Next(190, 235)));

    private static Scene Develop(Scene scene, Random random, float darkest = 0.55f, float noise = 3)
    {
        float angle = Between(random, 0, 6.28f), low = Between(random, darkest, 1);
        float dx = MathF.Cos(angle), dy = MathF.Sin(angle);
        return scene.Blur(0.8f).Light((x, y) => low + (1 - low) * Math.Clamp(0.5f + (x - 0.5f) * dx + (y - 0.5f) * dy, 0, 1)).Noise(random, noise);
    }

    private static Scene Shaded(Random random, byte[] digit)
    {
        var scene = Paper(random);
        Put(scene, random, digit, Between(random, 0.3f, 0.8f), Pen, 0.7f);
        return Develop(scene, random, 0.35f);
    }

    private static Scene Vignette(Random random, byte[] digit)
    {
        var scene = Paper(random);
        Put(scene, random, digit, Between(random, 0.3f, 0.6f), Pen, 0.7f);
        return scene.Blur(0.8f).Light((x, y) => 0.4f * (1 - 1.3f * ((x - 0.5f) * (x - 0.5f) + (y - 0.5f) * (y - 0.5f)))).Noise(random, 4);
    }

    private static Scene HardShadow(Random random, byte[] digit)
    {
        var scene = Paper(random);
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), Pen, 0.7f);
        float angle = Between(random, 0, 6.28f), at = Between(random, -0.3f, 0.3f), soft = Between(random, 0.01f, 0.08f);
        float dx = MathF.Cos(angle), dy = MathF.Sin(angle);
        return scene.Blur(0.8f).Light((x, y) => 0.8f - 0.3f * Math.Clamp(((x - 0.5f) * dx + (y - 0.5f) * dy - at) / soft, 0, 1)).Noise(random, 2);
    }

    private static Scene ShowThrough(Random random, byte[] digit)
    {
        var scene = Paper(random);
        scene.Canvas.Save();
        scene.Canvas.Scale(-1, 1, scene.Width / 2f, 0);
        for (var line = 0; line < 12; line++)
        {
            scene.Text("them arh what DFEH NAMEn hand Ktrue XaWa MexT nury", -20, 20 + 34 * line, 22, new SKColor(120, 120, 120, 70), random);
        }

        scene.Canvas.Restore();
        scene.Blur(1.5f);
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), Pen, 0.7f);
        return Develop(scene, random);
    }

    private static Scene FaintPencil(Random random, byte[] digit)
    {
        var scene = Paper(random);
        var paper = scene.Pixels()[0];
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), Grey(paper - Between(random, 35, 60)), 0.75f);
        return Develop(scene, random, 0.7f, 2.5f);
    }

    private static SKColor RuleColour(Random random) => random.Next(3) switch
    {
        0 => new SKColor(150, 180, 220),
        1 => new SKColor(170, 170, 175),
        _ => new SKColor(110, 140, 190),
    };

    private static SKColor PenOrPencil(Random random) => random.Next(2) == 0 ? Pen : Grey(random.Next(70, 140));

    private static Scene Ruled(Random random, byte[] digit)
    {
        var scene = Paper(random);
        float pitch = Between(random, 60, 140), tilt = Between(random, -8, 8);
        var colour = RuleColour(random);
        var width = Between(random, 1, 2.5f);
        for (var y = Between(random, 0, pitch) - pitch; y < scene.Height + pitch; y += pitch)
        {
            scene.Line(0, y, scene.Width, y + tilt, width, colour);
        }

        Put(scene, random, digit, Between(random, 0.3f, 0.7f), PenOrPencil(random), 0.65f);
        return Develop(scene, random);
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
        scene.Frame(SKRect.Create(x - Between(random, 0, 25), y - Between(random, 0, 25), size + 25, size + 25), Between(random, 1, 3), Grey(random.Next(40, 150)));
        return Develop(scene, random, 0.7f, 2);
    }

    private static Scene TableCell(Random random, byte[] digit)
    {
        var scene = Paper(random, 300, 300);
        float left = Between(random, 5, 40), right = Between(random, 260, 295), top = Between(random, 5, 40), bottom = Between(random, 260, 295);
        foreach (var x in new[] { left, right })
        {
            scene.Line(x, 0, x, 300, 2, Grey(60));
        }

        foreach (var y in new[] { top, bottom })
        {
            scene.Line(0, y, 300, y, 2, Grey(60));
        }

        using var mask = DigitMask.Of(digit, 200, 0.65f);
        scene.Digit(mask, Between(random, 40, 60), Between(random, 40, 60), Pen);
        return Develop(scene, random, 0.7f, 2);
    }

    private static Scene PaperOnADesk(Random random, byte[] digit)
    {
        var scene = new Scene(480, 480, new SKColor(90, 60, 40));
        var paper = SKRect.Create(Between(random, 30, 120), Between(random, -20, 120), 330, 330);
        scene.Canvas.Save();
        scene.Canvas.RotateDegrees(Between(random, -6, 6), 240, 240);
        scene.Fill(paper, new SKColor(235, 232, 225));
        scene.Canvas.Restore();
        using var mask = DigitMask.Of(digit, random.Next(110, 200), 0.7f);
        scene.Digit(mask, Between(random, paper.Left + 45, paper.Right - mask.Width - 45), Between(random, paper.Top + 45, paper.Bottom - mask.Width - 45), Pen);
        return Develop(scene, random, 0.7f);
    }

    private static Scene Chalkboard(Random random, byte[] digit)
    {
        var scene = new Scene(480, 400, new SKColor(35, 60, 50));
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), new SKColor(215, 215, 205), 0.6f);
        return Develop(scene, random, 0.5f, 7);
    }

    private static Scene ToolBar(Random random, byte[] digit)
    {
        var dark = random.Next(2) == 0;
        var scene = new Scene(360, 500, dark ? Grey(18) : SKColors.White);
        using var mask = DigitMask.Of(digit, random.Next(150, 280));
        scene.Digit(mask, Between(random, 0, 360 - mask.Width), Between(random, 60, 500 - mask.Width), dark ? SKColors.White : SKColors.Black);
        scene.Fill(SKRect.Create(0, 0, 360, 48), dark ? Grey(60) : Grey(225));
        for (var icon = 0; icon < 5; icon++)
        {
            scene.Dot(30 + 60 * icon, 24, 9, icon % 2 == 0 ? new SKColor(66, 133, 244) : Grey(110));
        }

        return scene.Text("HEnU", 310, 30, 16, Grey(90), random);
    }

    private static Scene Border(Random random, byte[] digit)
    {
        var dark = random.Next(2) == 0;
        var scene = new Scene(320, 320, dark ? SKColors.Black : SKColors.White);
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), dark ? SKColors.White : SKColors.Black);
        var width = random.Next(1, 8);
        return scene.Frame(SKRect.Create(width / 2f, width / 2f, 320 - width, 320 - width), width, dark ? Grey(200) : Grey(random.Next(0, 140)));
    }

    private static Scene PastedCrop(Random random, byte[] digit)
    {
        var scene = new Scene(400, 400, SKColors.White);
        using var mask = DigitMask.Of(digit, 300, 0.7f);
        var (left, top) = Corner(digit);
        scene.Fill(SKRect.Create(50 + left * 300 / 28f - 12, 50 + top * 300 / 28f - 12, 300 - 2 * left * 300 / 28f + 24, 300 - 2 * top * 300 / 28f + 24), Grey(random.Next(190, 235)));
        return scene.Digit(mask, 50, 50, Pen).Noise(random, 1.5f);
    }

    private static Scene JpegArtefacts(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, Grey(random.Next(190, 255)));
        Put(scene, random, digit, Between(random, 0.15f, 0.7f), Grey(random.Next(0, 120)));
        return scene.Jpeg(random.Next(8, 25));
    }

    /// <summary>A dry pen: two gaps across the strokes.</summary>
    private static Scene Torn(Random random, byte[] digit)
    {
        var scene = new Scene(300, 300, SKColors.White);
        using var mask = DigitMask.Of(digit, 280);
        scene.Digit(mask, 10, 10, Pen);
        for (var i = 0; i < 2; i++)
        {
            var y = Between(random, 80, 220);
            scene.Line(0, y, 300, y + Between(random, -40, 40), Between(random, 4, 9), SKColors.White);
        }

        return scene;
    }
}

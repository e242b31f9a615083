using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Pictures without a single digit, one method for each kind.</summary>
internal static class NonDigits
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[][], Scene>> All =
        new Dictionary<string, Func<Random, byte[][], Scene>>(StringComparer.Ordinal)
        {
            ["letter"] = Letter,
            ["scribble"] = Scribble,
            ["uniform noise"] = Noise,
            ["texture"] = Texture,
            ["solid shape"] = SolidShape,
            ["outline shape"] = OutlineShape,
            ["face"] = Face,
            ["page of text"] = Page,
            ["several digits"] = Several,
            ["digits on top of each other"] = Overlaid,
            ["halves of two digits"] = Halves,
        };

    private static readonly SKColor Pen = new(25, 28, 40);

    private static Scene Canvas(Random random) => new(280, 280, random.Next(2) == 0 ? SKColors.White : new SKColor(240, 238, 230));

    private static float Between(Random random, float low, float high) => low + (high - low) * random.NextSingle();

    private static Scene Letter(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        var letter = StrokeFont.UnlikeDigits[random.Next(StrokeFont.UnlikeDigits.Length)];
        var height = Between(random, 80, 200);
        StrokeFont.Draw(scene.Canvas, letter, Between(random, 30, 110), Between(random, 20, 60), height,
            Between(random, 0.04f, 0.12f) * height, Pen, random);
        return scene;
    }

    private static Scene Scribble(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        using var path = new SKPathBuilder();
        path.MoveTo(Between(random, 40, 240), Between(random, 40, 240));
        for (var i = 0; i < random.Next(8, 25); i++)
        {
            path.QuadTo(Between(random, 30, 250), Between(random, 30, 250), Between(random, 30, 250), Between(random, 30, 250));
        }

        using var paint =
            new SKPaint { Color = Pen, StrokeWidth = Between(random, 4, 16), Style = SKPaintStyle.Stroke, IsAntialias = true };
        using var drawn = path.Detach();
        scene.Canvas.DrawPath(drawn, paint);
        return scene;
    }

    private static Scene Noise(Random random, byte[][] digits) =>
        new Scene(128, 128, new SKColor(128, 128, 128)).Noise(random, Between(random, 40, 90));

    private static Scene Texture(Random random, byte[][] digits)
    {
        var scene = new Scene(256, 256, new SKColor(150, 140, 120));
        float angle = Between(random, 0, 3), pitch = Between(random, 6, 30), bend = Between(random, 0, 12);
        return scene.Light(
            (x, y) => 1 + 0.35f * MathF.Sin((x * MathF.Cos(angle) + y * MathF.Sin(angle)) * 256 / pitch + bend * MathF.Sin(7 * y + 3 * x)))
            .Noise(random, 8);
    }

    private static Scene SolidShape(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        float x = Between(random, 20, 90), y = Between(random, 20, 90), w = Between(random, 70, 160), h = Between(random, 70, 160);
        using var paint = new SKPaint { Color = Pen, IsAntialias = true };
        switch (random.Next(3))
        {
            case 0:
                scene.Canvas.DrawRect(x, y, w, h, paint);
                break;
            case 1:
                scene.Canvas.DrawOval(x + w / 2, y + h / 2, w / 2, h / 2, paint);
                break;
            default:
                using (var path = new SKPathBuilder())
                {
                    path.MoveTo(x, y + h);
                    path.LineTo(x + w * random.NextSingle(), y);
                    path.LineTo(x + w, y + h);
                    using var drawn = path.Detach();
                    scene.Canvas.DrawPath(drawn, paint);
                }

                break;
        }

        return scene;
    }

    private static Scene OutlineShape(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        float x = 140, y = 140, radius = Between(random, 50, 110), turn = Between(random, 0, 6);
        var corners = random.Next(2) == 0 ? 3 : 5;
        var step = corners == 5 ? 2 : 1;
        for (var i = 0; i < corners; i++)
        {
            float a = turn + 6.2832f * i * step / corners, b = turn + 6.2832f * (i + 1) * step / corners;
            scene.Line(x + radius * MathF.Cos(a), y + radius * MathF.Sin(a), x + radius * MathF.Cos(b), y + radius * MathF.Sin(b), 8, Pen);
        }

        return scene;
    }

    private static Scene Face(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        using var paint =
            new SKPaint { Color = Pen, StrokeWidth = Between(random, 4, 10), Style = SKPaintStyle.Stroke, IsAntialias = true };
        var radius = Between(random, 60, 110);
        scene.Canvas.DrawCircle(140, 140, radius, paint);
        scene.Dot(140 - radius * 0.4f, 140 - radius * 0.3f, radius * 0.1f, Pen)
            .Dot(140 + radius * 0.4f, 140 - radius * 0.3f, radius * 0.1f, Pen);
        scene.Canvas.DrawArc(SKRect.Create(140 - radius * 0.5f, 140 - radius * 0.5f, radius, radius), 20, 140, false, paint);
        return scene;
    }

    private static Scene Page(Random random, byte[][] digits)
    {
        var scene = new Scene(480, 640, new SKColor(235, 232, 225));
        float height = Between(random, 12, 28), pitch = height * 1.8f;
        for (var y = 20f; y < 620 - height; y += pitch)
        {
            for (var x = 20f; x < 460 - height; x += height * (random.Next(6) == 0 ? 1.6f : 0.85f))
            {
                StrokeFont.Draw(scene.Canvas, StrokeFont.UnlikeDigits[random.Next(StrokeFont.UnlikeDigits.Length)], x, y, height,
                    height / 9, Pen, random);
            }
        }

        return scene.Noise(random, 2);
    }

    private static Scene Several(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        var size = random.Next(80, 120);
        for (var i = 0; i < random.Next(2, 4); i++)
        {
            using var mask = DigitMask.Of(digits[i], size);
            scene.Digit(mask, 10 + i * size * 0.8f, Between(random, 60, 90), Pen);
        }

        return scene;
    }

    private static Scene Overlaid(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        for (var i = 0; i < 3; i++)
        {
            using var mask = DigitMask.Of(digits[i], 200);
            scene.Digit(mask, 40 + Between(random, -25, 25), 40 + Between(random, -25, 25), Pen);
        }

        return scene;
    }

    private static Scene Halves(Random random, byte[][] digits)
    {
        var scene = Canvas(random);
        for (var i = 0; i < 2; i++)
        {
            using var mask = DigitMask.Of(digits[i], 200);
            scene.Canvas.Save();
            scene.Canvas.ClipRect(SKRect.Create(0, i * 140, 280, 140));
            scene.Canvas.RotateDegrees(i == 0 ? 90 : 0, 140, 140);
            scene.Digit(mask, 40, 40, Pen);
            scene.Canvas.Restore();
        }

        return scene;
    }
}

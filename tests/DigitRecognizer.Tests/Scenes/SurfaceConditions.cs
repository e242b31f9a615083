using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Surfaces other than plain paper: paper on a desk, a board, a screen, a compressed file, a dry pen.</summary>
internal static class SurfaceConditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
        {
            ["paper on a desk"] = PaperOnADesk,
            ["chalkboard"] = Chalkboard,
            ["screenshot with tool bar"] = ToolBar,
            ["screenshot with border"] = Border,
            ["crop pasted on white"] = PastedCrop,
            ["JPEG artefacts"] = JpegArtefacts,
            ["torn stroke"] = Torn,
        };

    private static Scene PaperOnADesk(Random random, byte[] digit)
    {
        var scene = new Scene(480, 480, new SKColor(90, 60, 40));
        var paper = SKRect.Create(Between(random, 30, 120), Between(random, -20, 120), 330, 330);
        scene.Canvas.Save();
        scene.Canvas.RotateDegrees(Between(random, -6, 6), 240, 240);
        scene.Fill(paper, new SKColor(235, 232, 225));
        scene.Canvas.Restore();
        using var mask = DigitMask.Of(digit, random.Next(110, 200), 0.7f);
        scene.Digit(mask, Between(random, paper.Left + 45, paper.Right - mask.Width - 45),
            Between(random, paper.Top + 45, paper.Bottom - mask.Width - 45), Pen);
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
        var scene = new Scene(360, 500, dark ? Shade(18) : SKColors.White);
        using var mask = DigitMask.Of(digit, random.Next(150, 280));
        scene.Digit(
            mask, Between(random, 0, 360 - mask.Width), Between(random, 60, 500 - mask.Width), dark ? SKColors.White : SKColors.Black);
        scene.Fill(SKRect.Create(0, 0, 360, 48), dark ? Shade(60) : Shade(225));
        for (var icon = 0; icon < 5; icon++)
        {
            scene.Dot(30 + 60 * icon, 24, 9, icon % 2 == 0 ? new SKColor(66, 133, 244) : Shade(110));
        }

        return scene.Text("HEnU", 310, 30, 16, Shade(90), random);
    }

    private static Scene Border(Random random, byte[] digit)
    {
        var dark = random.Next(2) == 0;
        var scene = new Scene(320, 320, dark ? SKColors.Black : SKColors.White);
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), dark ? SKColors.White : SKColors.Black);
        var width = random.Next(1, 8);
        return scene.Frame(
            SKRect.Create(width / 2f, width / 2f, 320 - width, 320 - width), width, dark ? Shade(200) : Shade(random.Next(0, 140)));
    }

    private static Scene PastedCrop(Random random, byte[] digit)
    {
        var scene = new Scene(400, 400, SKColors.White);
        using var mask = DigitMask.Of(digit, 300, 0.7f);
        var (left, top) = Corner(digit);
        scene.Fill(SKRect.Create(50 + left * 300 / 28f - 12, 50 + top * 300 / 28f - 12, 300 - 2 * left * 300 / 28f + 24,
            300 - 2 * top * 300 / 28f + 24), Shade(random.Next(190, 235)));
        return scene.Digit(mask, 50, 50, Pen).Noise(random, 1.5f);
    }

    private static Scene JpegArtefacts(Random random, byte[] digit)
    {
        var scene = new Scene(200, 200, Shade(random.Next(190, 255)));
        Put(scene, random, digit, Between(random, 0.15f, 0.7f), Shade(random.Next(0, 120)));
        return scene.Jpeg(random.Next(8, 25));
    }

    /// <summary>A dry pen, with two gaps across the strokes.</summary>
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

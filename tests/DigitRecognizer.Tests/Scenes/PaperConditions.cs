using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Photographs of plain paper.</summary>
internal static class PaperConditions
{
    public static readonly IReadOnlyDictionary<string, Func<Random, byte[], Scene>> All =
        new Dictionary<string, Func<Random, byte[], Scene>>(StringComparer.Ordinal)
        {
            ["shaded paper"] = Shaded,
            ["vignette, dark, noisy"] = Vignette,
            ["hard shadow"] = HardShadow,
            ["show-through"] = ShowThrough,
            ["faint pencil"] = FaintPencil,
        };

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
        return scene.Blur(0.8f).Light((x, y) => 0.8f - 0.3f * Math.Clamp(((x - 0.5f) * dx + (y - 0.5f) * dy - at) / soft, 0, 1))
            .Noise(random, 2);
    }

    private static Scene ShowThrough(Random random, byte[] digit)
    {
        var scene = Paper(random);
        scene.Canvas.Save();
        scene.Canvas.Scale(-1, 1, scene.Width / 2f, 0);
        for (var line = 0; line < 12; line++)
        {
            scene.Text(
                "them arh what DFEH NAMEn hand Ktrue XaWa MexT nury", -20, 20 + 34 * line, 22, new SKColor(120, 120, 120, 70), random);
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
        Put(scene, random, digit, Between(random, 0.3f, 0.7f), Shade(paper - Between(random, 35, 60)), 0.75f);
        return Develop(scene, random, 0.7f, 2.5f);
    }
}

using System.Globalization;
using DigitRecognizer.Testing;
using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Digits among signs, lines and marks, one method a kind.</summary>
internal sealed partial class MarkedPictures(MnistSet mnist, Random random)
{
    private static readonly string[] SignTexts = ["7)", "(12)", "IV", "XI", "50%", "2+5", "3)", "(4)", "1+8"];
    private static readonly string[] PointTexts = ["3.14", "3,14", "1.234,56", "10:30", "192.168.0.1", "12.50", "0,99", "7:45"];
    private static readonly string[] SlashTexts = ["12/05/24", "18/20", "3/4", "8/", "9/10"];

    private readonly Dictionary<int, int[]> _byLabel = Enumerable.Range(0, mnist.Count).GroupBy(i => (int)mnist.Label(i))
        .ToDictionary(group => group.Key, group => group.ToArray());

    public IReadOnlyDictionary<string, Func<MarkedPicture>> All => new Dictionary<string, Func<MarkedPicture>>(StringComparer.Ordinal)
    {
        ["joined boxes"] = () => Boxes(joined: true),
        ["separate boxes"] = () => Boxes(joined: false),
        ["comb"] = Comb,
        ["slash"] = () => Line(Pick(SlashTexts)),
        ["other signs"] = () => Line(Pick(SignTexts)),
        ["points and commas"] = () => Line(Pick(PointTexts)),
        ["minus, number"] = () => Line("-" + Number(random.Next(1, 3))),
        ["minus, digit"] = () => Line("-" + Number(1), isNumber: false),
        ["dash"] = () => Line(Number(2) + "-" + Number(2)),
        ["two lines"] = TwoLines,
        ["raised digit"] = RaisedDigit,
        ["digit above digit"] = () => Stacked(bar: false),
        ["fraction"] = () => Stacked(bar: true),
        ["counter's wheel"] = Wheel,
        ["struck out"] = StruckOut,
        ["underlined"] = Underlined,
        ["circled"] = Circled,
        ["turned or mirrored"] = Turned,
        ["fifty digits"] = () => Line(Number(random.Next(50, 70)), height: Between(random, 24, 40), isAllowed: true),
        ["plain number"] = () => Line(Number(random.Next(2, 6)), isAllowed: true),
        ["plain digit"] = () => Line(Number(1), isNumber: false, isAllowed: true),
    };

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private string Number(int digits) =>
        string.Concat(Enumerable.Range(0, digits).Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));

    private byte[] Mnist(int digit) => mnist.Picture(Pick(_byLabel[digit])).ToArray();

    private SignedLine On(Scene scene) => new(scene, random, Mnist, Pen);

    private Scene Sheet(float width, float height) =>
        new((int)width, (int)height, random.Next(2) == 0 ? SKColors.White : Shade(random.Next(225, 250)));

    /// <summary>Half the pictures are clean, the others lit and noisy as a photograph.</summary>
    private Scene Finish(Scene scene) => random.Next(2) == 0 ? scene : Develop(scene, random, 0.8f, 2);

    private MarkedPicture Line(string text, bool isNumber = true, float? height = null, bool isAllowed = false)
    {
        var h = height ?? Between(random, 40, 110);
        var scene = Sheet((text.Length + 1.5f) * h, 2 * h);
        On(scene).Draw(text, 0.6f * h, 1.5f * h, h);
        return new MarkedPicture(Finish(scene), isNumber, isAllowed ? [text] : []);
    }

    private MarkedPicture Boxes(bool joined)
    {
        var text = Number(random.Next(2, 6));
        float h = Between(random, 36, 100), side = h * Between(random, 1.35f, 1.6f), gap = joined ? 0 : Between(random, 0.15f, 0.4f) * h;
        var scene = Sheet((text.Length + 1) * (side + gap), 2 * side);
        scene.Canvas.RotateDegrees(Between(random, -2, 2), scene.Width / 2f, scene.Height / 2f);
        float left = side / 2, top = side / 2, width = Between(random, 1, Math.Min(6, h / 14));
        var colour = Shade(random.Next(20, 110));
        for (var i = 0; i < text.Length; i++)
        {
            scene.Frame(SKRect.Create(left + i * (side + gap), top, side, side), width, colour);
        }

        On(scene).Draw(text, left - gap / 2, top + side / 2 + h / 2, h, side + gap);
        return new MarkedPicture(Finish(scene), IsNumber: true, text);
    }

    private MarkedPicture Comb()
    {
        var text = Number(random.Next(2, 6));
        float h = Between(random, 36, 100), pitch = h * Between(random, 1.3f, 1.6f), left = pitch / 2, bottom = 1.8f * h;
        var scene = Sheet((text.Length + 1) * pitch, 2.3f * h);
        float width = Between(random, 1, Math.Min(5, h / 15)), tick = h * Between(random, 0.15f, 0.5f);
        var colour = Shade(random.Next(20, 110));
        scene.Line(left, bottom, left + text.Length * pitch, bottom, width, colour);
        for (var i = 0; i <= text.Length; i++)
        {
            scene.Line(left + i * pitch, bottom, left + i * pitch, bottom - tick, width, colour);
        }

        On(scene).Draw(text, left, bottom - 0.14f * h, h, pitch);
        return new MarkedPicture(Finish(scene), IsNumber: true, text);
    }

    private MarkedPicture TwoLines()
    {
        var h = Between(random, 36, 90);
        string first = Number(random.Next(2, 5)), second = Number(random.Next(2, 5));
        var scene = Sheet(6 * h, 4.2f * h);
        On(scene).Draw(first, 0.5f * h, 1.5f * h, h);
        On(scene).Draw(second, Between(random, 0.4f, 1) * h, Between(random, 2.8f, 3.6f) * h, h * Between(random, 0.85f, 1.15f));
        return new MarkedPicture(Finish(scene), IsNumber: true);
    }

    private MarkedPicture RaisedDigit()
    {
        var h = Between(random, 50, 110);
        var scene = Sheet(4 * h, 2.6f * h);
        var box = On(scene).Draw(Number(random.Next(1, 3)), 0.6f * h, 2 * h, h);
        On(scene).Draw(Number(1), box.Right + 0.12f * h, 2 * h - Between(random, 0.7f, 0.95f) * h, h * Between(random, 0.4f, 0.6f));
        return new MarkedPicture(Finish(scene), IsNumber: true);
    }
}

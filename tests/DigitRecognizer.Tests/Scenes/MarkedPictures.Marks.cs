using System.Globalization;
using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Marks on and about one digit or number.</summary>
internal sealed partial class MarkedPictures
{
    private MarkedPicture Stacked(bool bar)
    {
        var h = Between(random, 50, 110);
        var scene = Sheet(3 * h, 3.6f * h);
        var gap = Between(random, 0.25f, 0.5f) * h;
        On(scene).Draw(Number(1), 1.1f * h, 1.5f * h, h);
        On(scene).Draw(Number(1), 1.1f * h, 2.5f * h + gap, h);
        if (bar)
        {
            var y = 1.5f * h + gap / 2;
            On(scene).Stroke([new(0.7f * h, y), new(2.1f * h, y + Between(random, -0.04f, 0.04f) * h)], 0.07f * h);
        }

        return new MarkedPicture(Finish(scene), IsNumber: random.Next(4) == 0);
    }

    /// <summary>A window that shows the lower part of a digit and the upper part of the next.</summary>
    private MarkedPicture Wheel()
    {
        var h = Between(random, 60, 120);
        var digit = random.Next(10);
        var next = (digit + 1) % 10;
        var scene = Sheet(1.4f * h, 1.5f * h);
        var turned = Between(random, 0.35f, 0.65f);
        On(scene).Draw($"{digit}", 0.35f * h, (1.25f - 1.5f * turned) * h, h);
        On(scene).Draw($"{next}", 0.35f * h, (2.75f - 1.5f * turned) * h, h);
        return new MarkedPicture(Finish(scene), IsNumber: false, $"{digit}", $"{next}");
    }

    private MarkedPicture StruckOut()
    {
        var h = Between(random, 60, 130);
        var text = Number(random.Next(4) == 0 ? 2 : 1);
        var scene = Sheet((text.Length + 1) * h, 2 * h);
        var line = On(scene);
        var box = line.Draw(text, 0.5f * h, 1.5f * h, h);
        float angle = Between(random, 0, MathF.PI), reach = 0.75f * h;
        if (text.Length > 1)
        {
            (angle, reach) = (Between(random, -0.3f, 0.3f), 0.6f * box.Width);
        }

        float x = box.MidX + Between(random, -0.08f, 0.08f) * h, y = box.MidY + Between(random, -0.08f, 0.08f) * h;
        float dx = reach * MathF.Cos(angle), dy = reach * MathF.Sin(angle);
        line.Stroke([new(x - dx, y - dy), new(x, y + 0.03f * h), new(x + dx, y + dy)], Between(random, 0.06f, 0.11f) * h);
        return new MarkedPicture(Finish(scene), text.Length > 1);
    }

    private MarkedPicture Underlined()
    {
        var h = Between(random, 50, 120);
        var isNumber = random.Next(2) == 0;
        var text = Number(isNumber ? random.Next(2, 4) : 1);
        var scene = Sheet((text.Length + 1.2f) * h, 2.2f * h);
        var line = On(scene);
        var box = line.Draw(text, 0.6f * h, 1.4f * h, h);
        var y = box.Bottom + Between(random, 0.04f, 0.25f) * h;
        var pen = Between(random, 0.05f, 0.1f) * h;
        for (var i = random.Next(2); i >= 0; i--)
        {
            var tilt = Between(random, -0.05f, 0.05f) * h;
            var at = y + i * 0.2f * h;
            line.Stroke([new(box.Left - 0.1f * h, at - tilt), new(box.MidX, at), new(box.Right + 0.15f * h, at + tilt)], pen);
        }

        return new MarkedPicture(Finish(scene), isNumber, text);
    }

    /// <summary>A ring about a digit: closed or open, loose or tight.</summary>
    private MarkedPicture Circled()
    {
        var h = Between(random, 50, 110);
        var isNumber = random.Next(2) == 0;
        var text = Number(isNumber ? random.Next(1, 3) : 1);
        var scene = Sheet((text.Length + 1.8f) * h, 2.8f * h);
        var line = On(scene);
        var box = line.Draw(text, 0.9f * h, 1.9f * h, h);
        float rx = box.Width / 2 + Between(random, 0.15f, 0.5f) * h, ry = h * Between(random, 0.65f, 0.85f);
        var start = Between(random, 0, 6.28f);
        var sweep = random.Next(2) == 0 ? 6.5f : Between(random, 5.2f, 6f);
        var points = Enumerable.Range(0, 25).Select(i => start + sweep * i / 24)
            .Select(angle => new SKPoint(box.MidX + rx * MathF.Cos(angle), box.MidY + ry * MathF.Sin(angle))).ToArray();
        line.Stroke(points, Between(random, 0.05f, 0.1f) * h);
        return new MarkedPicture(Finish(scene), isNumber, text);
    }

    private MarkedPicture Turned()
    {
        var h = Between(random, 60, 120);
        var digit = Pick([2, 3, 4, 5, 7]);
        var scene = Sheet(2 * h, 2 * h);
        switch (random.Next(3))
        {
            case 0:
                scene.Canvas.RotateDegrees(180, h, h);
                break;
            case 1:
                scene.Canvas.Scale(-1, 1, h, h);
                break;
            default:
                scene.Canvas.Concat(new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1));
                break;
        }

        On(scene).Draw(digit.ToString(CultureInfo.InvariantCulture), 0.6f * h, 1.5f * h, h);
        scene.Canvas.ResetMatrix();
        return new MarkedPicture(Finish(scene), IsNumber: false);
    }
}

using System.Globalization;
using SkiaSharp;
using static DigitRecognizer.Tests.Scenes.Composition;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>A line of MNIST digits and drawn signs on one baseline.</summary>
internal sealed class SignedLine(Scene scene, Random random, Func<int, byte[]> digits, SKColor ink)
{
    private const int Side = 28;

    /// <summary>Signs as strokes: points from the sign's left edge and the baseline, in heights of a digit, y up.</summary>
    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['.'] = "0,0.02 0.03,0.05",
        [','] = "0.08,0.05 0.07,-0.04 0,-0.16",
        [':'] = "0.02,0.2 0.04,0.23|0.02,0.68 0.04,0.71",
        ['-'] = "0,0.45 0.34,0.47",
        ['/'] = "0,-0.12 0.42,1.1",
        ['('] = "0.24,1.12 0.04,0.8 0,0.5 0.05,0.2 0.25,-0.12",
        [')'] = "0,1.12 0.2,0.8 0.24,0.5 0.2,0.2 0.01,-0.12",
        ['+'] = "0,0.45 0.5,0.45|0.25,0.2 0.25,0.7",
        ['%'] = "0.05,-0.05 0.65,1.02|0.12,0.95 0.02,0.8 0.12,0.62 0.24,0.8 0.12,0.95|0.55,0.35 0.45,0.2 0.55,0.02 0.68,0.2 0.55,0.35",
        ['I'] = "0.02,0 0,1",
        ['V'] = "0,1 0.3,0 0.6,1",
        ['X'] = "0,1 0.6,0|0.6,1 0,0",
    };

    /// <summary>Draws the text and returns the box around it.</summary>
    /// <param name="text">Digits and signs; a blank leaves a gap.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="baseline">Its digits' last row.</param>
    /// <param name="height">Height of a digit in pixels.</param>
    /// <param name="pitch">Distance of the characters' middles, as in a form; null to place them one after the other.</param>
    public SKRect Draw(string text, float left, float baseline, float height, float? pitch = null)
    {
        var box = SKRect.Create(left, baseline - height, 1, height);
        var x = left;
        for (var i = 0; i < text.Length; i++)
        {
            var width = WidthOf(text[i]) * height;
            var at = pitch is { } step ? left + (i + 0.5f) * step - width / 2 : x;
            var drawn = char.IsAsciiDigit(text[i]) ? Digit(text[i] - '0', at, baseline, height, pitch)
                : Strokes.TryGetValue(text[i], out var strokes) ? Sign(strokes, at, baseline, height)
                : SKRect.Create(at, baseline - height, width, height);
            box = SKRect.Union(box, drawn);
            x = drawn.Right + Between(random, 0.12f, 0.3f) * height;
        }

        return box;
    }

    /// <summary>A stroke through points, with round ends and the pen's width.</summary>
    public void Stroke(SKPoint[] points, float width)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0]);
        for (var i = 1; i < points.Length - 1; i++)
        {
            SKPoint after = points[i + 1], middle = new((points[i].X + after.X) / 2, (points[i].Y + after.Y) / 2);
            var end = i == points.Length - 2 ? after : middle;
            builder.QuadTo(points[i], end);
        }

        builder.LineTo(points[^1]);
        using var path = builder.Detach();
        using var paint = new SKPaint
        {
            Color = ink,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
            IsAntialias = true,
        };
        scene.Canvas.DrawPath(path, paint);
    }

    private static float WidthOf(char character) => character is '.' or ',' or ':' or 'I' ? 0.1f : character is '(' or ')' ? 0.25f : 0.6f;

    private SKRect Digit(int digit, float left, float baseline, float height, float? pitch)
    {
        var mnist = digits(digit);
        int x0 = Side, y0 = Side, x1 = 0, y1 = 0;
        for (var i = 0; i < mnist.Length; i++)
        {
            if (mnist[i] > 127)
            {
                (x0, y0, x1, y1) = (Math.Min(x0, i % Side), Math.Min(y0, i / Side), Math.Max(x1, i % Side), Math.Max(y1, i / Side));
            }
        }

        var scale = height * Between(random, 0.92f, 1.05f) / (y1 - y0 + 1);
        if (pitch is { } room)
        {
            scale = Math.Min(scale, 0.8f * room / (x1 - x0 + 1));
            left += (0.6f * height - (x1 - x0 + 1) * scale) / 2;
        }

        using var mask = DigitMask.Of(mnist, (int)(Side * scale), 0.55f);
        var top = baseline - (y1 + 1) * scale + Between(random, -0.04f, 0.04f) * height;
        scene.Digit(mask, left - x0 * scale, top, ink);
        return SKRect.Create(left, baseline - height, (x1 - x0 + 1) * scale, height);
    }

    private SKRect Sign(string strokes, float left, float baseline, float height)
    {
        var pen = Between(random, 0.06f, 0.11f) * height;
        float jitter = 0.02f * height, stretch = Between(random, 0.9f, 1.15f), right = left;
        foreach (var stroke in strokes.Split('|'))
        {
            var points = Array.ConvertAll(stroke.Split(' '), point =>
            {
                var xy = Array.ConvertAll(point.Split(','), value => float.Parse(value, CultureInfo.InvariantCulture));
                return new SKPoint(left + xy[0] * stretch * height + Between(random, -jitter, jitter),
                    baseline - xy[1] * height + Between(random, -jitter, jitter));
            });
            right = Math.Max(right, points.Max(point => point.X));
            Stroke(points, pen);
        }

        return SKRect.Create(left, baseline - height, right - left, height);
    }
}

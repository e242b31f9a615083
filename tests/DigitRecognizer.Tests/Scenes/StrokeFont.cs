using System.Globalization;
using SkiaSharp;

namespace DigitRecognizer.Tests.Scenes;

/// <summary>Letters as strokes on a grid 4 wide and 6 high, with random deviations, so that no installed font is needed.</summary>
internal static class StrokeFont
{
    /// <summary>Letters that do not look like a digit even in careless handwriting.</summary>
    public const string UnlikeDigits = "ACDEFHJKLMNPRTUVWXYaehkmnrtuwxy";

    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['A'] = "0,6 2,0 4,6|1,4 3,4",
        ['C'] = "4,1 3,0 1,0 0,1.5 0,4.5 1,6 3,6 4,5",
        ['D'] = "0,0 0,6|0,0 2,0 4,2 4,4 2,6 0,6",
        ['E'] = "4,0 0,0 0,6 4,6|0,3 3,3",
        ['F'] = "4,0 0,0 0,6|0,3 3,3",
        ['H'] = "0,0 0,6|4,0 4,6|0,3 4,3",
        ['J'] = "4,0 4,4.5 3,6 1,6 0,4.5",
        ['K'] = "0,0 0,6|4,0 0,3.3 4,6",
        ['L'] = "0,0 0,6 4,6",
        ['M'] = "0,6 0.4,0 2,3.5 3.6,0 4,6",
        ['N'] = "0,6 0,0 4,6 4,0",
        ['P'] = "0,6 0,0 3,0 4,1 4,2 3,3.2 0,3.2",
        ['R'] = "0,6 0,0 3,0 4,1 4,2 3,3.2 0,3.2|1.8,3.2 4,6",
        ['T'] = "0,0 4,0|2,0 2,6",
        ['U'] = "0,0 0,4.5 1,6 3,6 4,4.5 4,0",
        ['V'] = "0,0 2,6 4,0",
        ['W'] = "0,0 1,6 2,2 3,6 4,0",
        ['X'] = "0,0 4,6|4,0 0,6",
        ['Y'] = "0,0 2,3 4,0|2,3 2,6",
        ['a'] = "4,2.5 2,2 0.5,3 0,4.5 1,6 3,5.5 4,4|4,2 4,5.3 4.5,6",
        ['e'] = "0,4 4,4 3.6,2.6 2,2 0.5,2.8 0,4.3 1,6 3,6 4,5.2",
        ['h'] = "0,0 0,6|0,3.4 1.5,2.4 3,2.6 3.6,3.6 3.6,6",
        ['k'] = "0,0 0,6|3,2.4 0,4.3 3.3,6",
        ['m'] = "0,2 0,6|0,3 1,2 2,3 2,6|2,3 3,2 4,3 4,6",
        ['n'] = "0,2 0,6|0,3.3 1.5,2.2 3,2.5 3.6,3.6 3.6,6",
        ['r'] = "0,2 0,6|0,3.5 1.5,2.2 3,2.3",
        ['t'] = "2,0 2,5 3,6 4,5.6|0.5,2 3.5,2",
        ['u'] = "0,2 0,5 1,6 2.6,5.8 3.6,4.6|3.6,2 3.6,6",
        ['w'] = "0,2 1,6 2,3 3,6 4,2",
        ['x'] = "0,2 4,6|4,2 0,6",
        ['y'] = "0,2 2,4.8|4,2 1,7.5 0,7.8",
    };

    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="letter">One of <see cref="UnlikeDigits"/>.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="height">Pixels of a capital letter.</param>
    /// <param name="pen">Stroke width in pixels.</param>
    /// <param name="colour">Ink.</param>
    /// <param name="random">Source of deviations.</param>
    public static void Draw(SKCanvas canvas, char letter, float x, float y, float height, float pen, SKColor colour, Random random)
    {
        var unit = height / 6;
        float slant = 0.5f * (random.NextSingle() - 0.5f), wide = 0.8f + 0.4f * random.NextSingle();
        using var paint = new SKPaint
        {
            Color = colour,
            StrokeWidth = pen,
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round
        };
        foreach (var stroke in Strokes[letter].Split('|'))
        {
            var points = stroke.Split(' ')
                .Select(point => point.Split(',').Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray())
                .Select(p => new SKPoint(
                    x + unit * (p[0] * wide + slant * (6 - p[1]) + Shake(random)),
                    y + unit * (p[1] + Shake(random)))).ToArray();
            using var path = new SKPathBuilder();
            path.MoveTo(points[0]);
            for (var i = 1; i < points.Length - 1; i++)
            {
                // Rounded corners: a curve to the middle of the next segment, controlled by this point.
                var middle = new SKPoint((points[i].X + points[i + 1].X) / 2, (points[i].Y + points[i + 1].Y) / 2);
                path.LineTo(new SKPoint((points[i - 1].X + 3 * points[i].X) / 4, (points[i - 1].Y + 3 * points[i].Y) / 4));
                path.QuadTo(points[i], new SKPoint((points[i].X * 3 + middle.X) / 4, (points[i].Y * 3 + middle.Y) / 4));
            }

            path.LineTo(points[^1]);
            using var drawn = path.Detach();
            canvas.DrawPath(drawn, paint);
        }
    }

    private static float Shake(Random random) => 0.45f * (random.NextSingle() - 0.5f);
}

using DigitRecognizer.Model.Augmentation;
using SkiaSharp;

namespace DigitRecognizer.Model.Data;

/// <summary>A character of an outline font.</summary>
/// <param name="character">The character.</param>
/// <param name="outline">Its outline; the larger side is 1 unit, centred at the origin.</param>
internal sealed class OutlineGlyph(char character, IReadOnlyList<(SKPathVerb Verb, SKPoint[] Points)> outline)
{
    private const float MinSize = 0.4f, MaxSize = 0.8f, ShareOfMargin = 0.7f, Strength = 1.1f, MaxBoldness = 0.06f;

    public char Character => character;

    /// <summary>Draws the glyph bent, bolder by a random width, at a random size and place.</summary>
    /// <param name="canvas">Receives coverage of 0..1.</param>
    /// <param name="side">Side of the canvas in pixels.</param>
    /// <param name="dice">Source of random numbers.</param>
    public void Draw(Span<float> canvas, int side, ref Dice dice)
    {
        var warp = new Warp(ref dice, Strength);
        var size = side * dice.Between(MinSize, MaxSize);
        var spare = (side - size) / 2 * ShareOfMargin;
        float centreX = side / 2f + dice.Between(-spare, spare), centreY = side / 2f + dice.Between(-spare, spare);
        SKPoint Place(SKPoint point)
        {
            var (x, y) = warp.Move(point.X, point.Y);
            return new SKPoint(centreX + size * x, centreY + size * y);
        }

        using var path = Build(Place);
        using var bitmap = new SKBitmap(side, side, SKColorType.Alpha8, SKAlphaType.Premul);
        using var drawing = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.StrokeAndFill };
        paint.StrokeWidth = size * MathF.Max(0, dice.Between(-MaxBoldness, MaxBoldness));
        drawing.Clear();
        drawing.DrawPath(path, paint);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < side * side; i++)
        {
            canvas[i] = pixels[i / side * bitmap.RowBytes + i % side] / (float)byte.MaxValue;
        }
    }

    private SKPath Build(Func<SKPoint, SKPoint> place)
    {
        using var path = new SKPathBuilder();
        foreach (var (verb, points) in outline)
        {
            var to = Array.ConvertAll(points, point => place(point));
            switch (verb)
            {
                case SKPathVerb.Move: path.MoveTo(to[0]); break;
                case SKPathVerb.Line: path.LineTo(to[1]); break;
                case SKPathVerb.Quad: path.QuadTo(to[1], to[2]); break;
                case SKPathVerb.Cubic: path.CubicTo(to[1], to[2], to[3]); break;
                case SKPathVerb.Close: path.Close(); break;
                default: throw new NotSupportedException($"Fonts have no {verb} in their outlines.");
            }
        }

        return path.Detach();
    }
}

namespace DigitRecognizer.Model.Augmentation;

/// <summary>Draws a path on a square canvas: hairline to marker, smooth or in whole pixels, with uneven pressure.</summary>
internal static class Pen
{
    private const float MinWidth = 0.025f, MaxWidth = 0.24f;

    /// <param name="path">In units of the digit's height, centred at the origin.</param>
    /// <param name="dice">Source of random width, size and position.</param>
    /// <param name="canvas">Receives coverage of 0..1.</param>
    /// <param name="side">Side of the canvas in pixels.</param>
    public static void Draw(ReadOnlySpan<Segment> path, ref Dice dice, Span<float> canvas, int side)
    {
        canvas.Clear();
        var warp = new Warp(ref dice, 1.1f);
        var size = side * dice.Between(0.4f, 0.8f);
        var spare = (side - size) / 2 * 0.7f;
        float centreX = side / 2f + dice.Between(-spare, spare), centreY = side / 2f + dice.Between(-spare, spare);
        var width = MinWidth * MathF.Pow(MaxWidth / MinWidth, MathF.Sqrt(dice.Between(0, 1)));
        var radius = MathF.Max(0.5f, width * size / 2);
        float pressure = dice.Between(0, 0.25f), phase = dice.Between(0, 6.3f);
        foreach (var segment in path)
        {
            var (x0, y0) = warp.Move(segment.X0, segment.Y0);
            var (x1, y1) = warp.Move(segment.X1, segment.Y1);
            var r = radius * (1 + pressure * MathF.Sin(phase + 5 * (x0 + 2 * y0)));
            Stroke(canvas, side, centreX + x0 * size, centreY + y0 * size, centreX + x1 * size, centreY + y1 * size, r);
        }

        if (dice.Chance(0.4f))
        {
            Harden(canvas);
        }
    }

    /// <summary>A line with round ends: each pixel's coverage from its distance to the line.</summary>
    private static void Stroke(Span<float> canvas, int side, float x0, float y0, float x1, float y1, float radius)
    {
        float dx = x1 - x0, dy = y1 - y0, length = MathF.Max(dx * dx + dy * dy, 1e-6f), reach = radius + 1;
        int left = Math.Max(0, (int)(Math.Min(x0, x1) - reach)), right = Math.Min(side - 1, (int)(Math.Max(x0, x1) + reach));
        int top = Math.Max(0, (int)(Math.Min(y0, y1) - reach)), bottom = Math.Min(side - 1, (int)(Math.Max(y0, y1) + reach));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                float px = x + 0.5f - x0, py = y + 0.5f - y0;
                var along = Math.Clamp((px * dx + py * dy) / length, 0, 1);
                float ex = px - along * dx, ey = py - along * dy;
                var cover = radius + 0.5f - MathF.Sqrt(ex * ex + ey * ey);
                ref var value = ref canvas[y * side + x];
                value = MathF.Max(value, MathF.Min(cover, 1));
            }
        }
    }

    /// <summary>Removes the anti-aliasing: each pixel is ink or paper.</summary>
    private static void Harden(Span<float> canvas)
    {
        foreach (ref var value in canvas)
        {
            value = value > 0.45f ? 1 : 0;
        }
    }
}

using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Random pen paths: scrawls, loops, hatching, and invented characters of a few strokes.</summary>
internal static class Scribbles
{
    public static Segment[] Draw(ref Dice dice)
    {
        Span<float> points = stackalloc float[2 * (6 + dice.Below(22))];
        switch (dice.Below(4))
        {
            case 0:
                Loops(points, ref dice);
                break;
            case 1:
                Hatch(points, ref dice);
                break;
            default:
                foreach (ref var value in points)
                {
                    value = dice.Between(-0.5f, 0.5f);
                }

                break;
        }

        var path = new PenPath(ref dice);
        if (dice.Chance(0.7f))
        {
            path.Curve(points);
        }
        else
        {
            path.Line(points);
        }

        var drawn = path.Finish(ref dice);
        return Strokes.Fit(dice.Chance(0.5f) ? Strokes.Turn(drawn, dice.Between(-90, 90)) : drawn);
    }

    /// <summary>
    /// Three to five straight or curved strokes between the points of a 3 x 4 grid, as in the letters of most scripts.
    /// </summary>
    public static Segment[] MakeUpCharacter(ref Dice dice)
    {
        var path = new PenPath(ref dice);
        for (var strokes = 3 + dice.Below(3); strokes > 0; strokes--)
        {
            float fromX = Column(ref dice), fromY = Row(ref dice), toX = Column(ref dice), toY = Row(ref dice);
            if (dice.Chance(0.6f))
            {
                path.Line(fromX, fromY, toX, toY);
            }
            else
            {
                path.Curve(fromX, fromY, Column(ref dice), Row(ref dice), toX, toY);
            }
        }

        return Strokes.Fit(path.Finish(ref dice));
    }

    private static float Column(ref Dice dice) => -0.35f + 0.35f * dice.Below(3);

    private static float Row(ref Dice dice) => -0.5f + dice.Below(4) / 3f;

    /// <summary>Repeated loops that drift sideways.</summary>
    private static void Loops(Span<float> points, ref Dice dice)
    {
        float step = dice.Between(1, 2.2f), drift = dice.Between(0, 1), radius = dice.Between(0.15f, 0.4f);
        for (var i = 0; i < points.Length; i += 2)
        {
            var (sin, cos) = MathF.SinCos(step * i / 2);
            points[i] = radius * cos * dice.Between(0.7f, 1.3f) + drift * ((float)i / points.Length - 0.5f);
            points[i + 1] = radius * sin * dice.Between(0.7f, 1.3f);
        }
    }

    /// <summary>A zigzag from top to bottom.</summary>
    private static void Hatch(Span<float> points, ref Dice dice)
    {
        for (var i = 0; i < points.Length; i += 2)
        {
            points[i] = (i % 4 == 0 ? -0.4f : 0.4f) * dice.Between(0.5f, 1.2f);
            points[i + 1] = (float)i / points.Length - 0.5f + dice.Between(-0.08f, 0.08f);
        }
    }
}

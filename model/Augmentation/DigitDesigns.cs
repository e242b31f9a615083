namespace DigitRecognizer.Model.Augmentation;

/// <summary>
/// Designs of digits in styles that are rare in MNIST, which was written by Americans around 1990:
/// a 1 with a long upstroke or a foot, a crossed 7, an open 4, a flat-topped 3, a 5 with a loose bar, a 9 with a straight leg.
/// </summary>
internal static class DigitDesigns
{
    private static readonly PenDesign[] All = [Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine];

    /// <returns>The pen's path of a digit 0..9 in one of its styles.</returns>
    public static Segment[] Draw(int digit, ref Dice dice) => PenPath.Draw(All[digit], ref dice);

    private static void Zero(ref PenPath path, ref Dice dice)
    {
        var w = dice.Between(0.2f, 0.42f);
        var overlap = dice.Between(-0.08f, 0.12f);
        path.Curve(0, -0.5f, -0.75f * w, -0.36f, -w, 0, -0.7f * w, 0.38f, 0, 0.5f, 0.75f * w, 0.36f, w, 0, 0.7f * w, -0.38f, -overlap,
            -0.5f + Math.Abs(overlap) / 3);
    }

    private static void One(ref PenPath path, ref Dice dice)
    {
        var style = dice.Below(6);
        if (style > 0)
        {
            // Flag: from a tick to the long European upstroke.
            var reach = style < 4 ? dice.Between(0.12f, 0.3f) : dice.Between(0.25f, 0.48f);
            path.Line(-reach, -0.5f + reach * dice.Between(0.5f, 1.25f), 0.02f, -0.5f, 0, 0.5f);
        }
        else
        {
            path.Line(0, -0.5f, 0, 0.5f);
        }

        if (style is 2 or 3 or 5)
        {
            float left = dice.Between(0.12f, 0.6f), right = dice.Between(0.12f, 0.75f);
            path.Line(-left, 0.5f, right, dice.Between(0.44f, 0.54f));
        }
    }

    private static void Two(ref PenPath path, ref Dice dice)
    {
        if (dice.Chance(0.65f))
        {
            path.Curve(-0.28f, -0.28f, -0.05f, -0.5f, 0.25f, -0.32f, 0.16f, -0.02f, -0.08f, 0.26f, -0.3f, 0.48f);
            path.Line(-0.3f, 0.48f, 0.05f, dice.Between(0.42f, 0.5f), dice.Between(0.22f, 0.6f), 0.48f);
        }
        else
        {
            path.Curve(-0.27f, -0.3f, -0.03f, -0.5f, 0.24f, -0.3f, 0.1f, 0.1f, -0.15f, 0.42f, -0.3f, 0.4f, -0.2f, 0.26f, 0.02f, 0.4f, 0.2f,
                0.48f, 0.36f, 0.38f);
        }
    }

    private static void Three(ref PenPath path, ref Dice dice)
    {
        var waist = dice.Between(-0.3f, 0.05f);
        if (dice.Chance(0.5f))
        {
            path.Line(dice.Between(-0.35f, -0.15f), -0.5f, 0.22f, dice.Between(-0.54f, -0.46f), dice.Between(-0.18f, 0.05f), waist);
        }
        else
        {
            path.Curve(
                -0.25f, -0.36f, 0, -0.5f, 0.24f, -0.5f + 0.45f * (waist + 0.5f), 0.12f, waist - 0.08f, dice.Between(-0.12f, 0.02f), waist);
        }

        float belly = dice.Between(0.2f, 0.36f), middle = (waist + 0.5f) / 2;
        path.Curve(-0.04f, waist, 0.7f * belly, waist + 0.07f, belly, middle, 0.6f * belly, 0.46f, -0.1f, 0.5f, -dice.Between(0.2f, 0.46f),
            dice.Between(0.24f, 0.44f));
    }

    private static void Four(ref PenPath path, ref Dice dice)
    {
        var bar = dice.Between(0, 0.22f);
        switch (dice.Below(3))
        {
            case 0:
                path.Line(0.12f, 0.5f, 0.12f, -0.5f, -0.32f, bar, dice.Between(0.22f, 0.4f), bar);
                break;
            case 1:
                path.Line(dice.Between(-0.28f, -0.05f), -0.5f, -0.3f, bar, dice.Between(0.2f, 0.4f), bar);
                path.Line(0.14f, dice.Between(-0.5f, -0.15f), dice.Between(0.02f, 0.14f), 0.5f);
                break;
            default:
                path.Curve(-0.24f, -0.5f, -0.27f, -0.2f, -0.14f, 0.02f, 0.06f, 0.02f, 0.2f, -0.06f);
                path.Line(0.22f, dice.Between(-0.5f, -0.3f), 0.16f, 0.5f);
                break;
        }
    }

    private static void Five(ref PenPath path, ref Dice dice)
    {
        var gap = dice.Chance(0.35f) ? dice.Between(0, 0.12f) : 0;
        path.Line(-0.18f + gap, -0.5f, dice.Between(0.2f, 0.34f), dice.Between(-0.54f, -0.46f));
        path.Line(-0.18f, -0.5f, -0.22f, -0.1f);
        path.Curve(-0.22f, -0.1f, 0.04f, -0.14f, 0.26f, 0.1f, 0.18f, 0.4f, -0.06f, 0.5f, -0.28f, dice.Between(0.3f, 0.42f));
    }

    private static void Six(ref PenPath path, ref Dice dice)
    {
        var lean = dice.Between(-0.05f, 0.25f);
        var loop = dice.Between(-0.08f, 0.1f);
        path.Curve(lean, -0.5f, -0.12f, -0.25f, -0.26f, 0.12f, -0.18f, 0.42f, 0.04f, 0.5f, 0.26f, 0.28f, 0.08f, loop, -0.14f, loop + 0.1f,
            -0.24f, dice.Between(0.2f, 0.34f));
    }

    private static void Seven(ref PenPath path, ref Dice dice)
    {
        if (dice.Chance(0.25f))
        {
            path.Line(-0.3f, dice.Between(-0.4f, -0.28f), -0.29f, -0.5f);
        }

        var foot = dice.Between(-0.22f, 0.08f);
        if (dice.Chance(0.5f))
        {
            path.Line(-0.3f, -0.5f, 0.28f, -0.5f, foot, 0.5f);
        }
        else
        {
            path.Line(-0.3f, -0.5f, 0.28f, -0.5f);
            path.Curve(0.28f, -0.5f, 0.1f, -0.12f, foot + 0.05f, 0.2f, foot, 0.5f);
        }

        if (dice.Chance(0.55f))
        {
            float height = dice.Between(-0.1f, 0.1f), middle = 0.12f + foot / 3;
            path.Line(middle - dice.Between(0.14f, 0.28f), height, middle + dice.Between(0.12f, 0.28f), height);
        }
    }

    private static void Eight(ref PenPath path, ref Dice dice)
    {
        if (dice.Chance(0.6f))
        {
            path.Curve(
                0.18f, -0.36f, 0, -0.5f, -0.2f, -0.32f, 0, -0.04f, 0.24f, 0.24f, 0, 0.5f, -0.24f, 0.26f, -0.02f, -0.02f, 0.2f, -0.28f,
                    dice.Between(0.08f, 0.2f), -0.42f);
        }
        else
        {
            path.Curve(0, -0.5f, -0.2f, -0.28f, 0, -0.04f, 0.2f, -0.28f, 0.02f, -0.5f);
            path.Curve(0, -0.04f, -0.25f, 0.24f, 0, 0.5f, 0.25f, 0.24f, 0.02f, -0.04f);
        }
    }

    private static void Nine(ref PenPath path, ref Dice dice)
    {
        path.Curve(0.2f, -0.36f, 0, -0.5f, -0.22f, -0.28f, -0.06f, -0.02f, 0.14f, -0.14f, 0.21f, -0.36f);
        if (dice.Chance(0.5f))
        {
            path.Line(0.21f, dice.Between(-0.5f, -0.36f), dice.Between(0.02f, 0.22f), 0.5f);
        }
        else
        {
            path.Curve(0.21f, -0.36f, 0.2f, 0.1f, 0.06f, 0.46f, -0.22f, dice.Between(0.32f, 0.48f));
        }
    }
}

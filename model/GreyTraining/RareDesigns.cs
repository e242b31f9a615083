using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.GreyTraining;

/// <summary>
/// Shapes of digits that are rare in MNIST: an open 0, a 1 whose upstroke is nearly as long as its stem, a 2 with loops, a 3 with a flat
/// top or a loop, an S-like 5, a 6 whose top ends in a curl, a 7 that starts with a curl, an 8 open at the top, a 9 with a hook or a curl.
/// </summary>
internal static class RareDesigns
{
    private static readonly PenDesign[] All = [Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine];

    /// <returns>The pen's path of a digit 0..9 in one of its styles.</returns>
    public static Segment[] Draw(int digit, ref Dice dice) => PenPath.Draw(All[digit], ref dice);

    /// <summary>Open at the top, or ending in a curl inside.</summary>
    private static void Zero(ref PenPath path, ref Dice dice)
    {
        float w = dice.Between(0.24f, 0.42f), gap = dice.Between(0.02f, 0.2f);
        if (dice.Chance(0.5f))
        {
            path.Curve(-gap, -0.48f, -0.8f * w, -0.34f, -w, 0, -0.7f * w, 0.38f, 0, 0.5f, 0.75f * w, 0.36f, w, 0, 0.7f * w, -0.36f,
                0.5f * gap, -0.48f);
        }
        else
        {
            path.Curve(0.3f * w, -0.42f, -0.7f * w, -0.38f, -w, 0, -0.7f * w, 0.38f, 0, 0.5f, 0.75f * w, 0.36f, w, 0, 0.6f * w, -0.42f, 0,
                -0.5f, -0.4f * w, -0.36f, 0, -dice.Between(0.2f, 0.34f));
        }
    }

    /// <summary>An upstroke nearly as long as the stem, with or without a foot.</summary>
    private static void One(ref PenPath path, ref Dice dice)
    {
        path.Line(-dice.Between(0.25f, 0.42f), dice.Between(-0.15f, 0.3f), 0.05f, -0.5f, dice.Between(0, 0.12f), 0.5f);
        if (dice.Chance(0.3f))
        {
            path.Line(-0.25f, 0.5f, dice.Between(0.2f, 0.4f), 0.5f);
        }
    }

    /// <summary>A loop at the top, at the bottom, or a straight back.</summary>
    private static void Two(ref PenPath path, ref Dice dice)
    {
        if (dice.Chance(0.5f))
        {
            path.Curve(-0.1f, -0.22f, -0.28f, -0.3f, -0.2f, -0.46f, 0.04f, -0.5f, 0.24f, -0.3f, 0.08f, 0.08f, -0.16f, 0.4f, -0.32f, 0.46f,
                -0.34f, 0.32f, -0.18f, 0.3f, 0.02f, 0.44f, dice.Between(0.25f, 0.5f), dice.Between(0.34f, 0.48f));
        }
        else
        {
            path.Curve(-0.3f, -0.36f, -0.1f, -0.5f, 0.14f, -0.5f, 0.26f, -0.38f);
            path.Line(0.26f, -0.38f, -0.3f, 0.5f, dice.Between(0.2f, 0.5f), dice.Between(0.44f, 0.52f));
        }
    }

    /// <summary>A flat top and a slanted back, or a loop at the waist.</summary>
    private static void Three(ref PenPath path, ref Dice dice)
    {
        float waist = dice.Between(-0.22f, 0), belly = dice.Between(0.2f, 0.4f), end = dice.Between(0.25f, 0.5f);
        if (dice.Chance(0.6f))
        {
            path.Line(-dice.Between(0.1f, 0.34f), dice.Between(-0.52f, -0.42f), dice.Between(0.1f, 0.3f), -0.5f,
                -dice.Between(0, 0.2f), waist);
            path.Curve(-dice.Between(0, 0.2f), waist, 0.5f * belly, waist + 0.02f, belly, (waist + 0.5f) / 2, 0.5f * belly, 0.46f,
                -0.1f, 0.5f, -end, dice.Between(0.3f, 0.5f));
        }
        else
        {
            path.Curve(-0.26f, -0.38f, 0, -0.5f, 0.22f, -0.32f, 0.08f, waist - 0.04f, -0.1f, waist + 0.05f, -0.16f, waist - 0.04f,
                -0.06f, waist - 0.1f, 0.1f, waist + 0.02f, belly, (waist + 0.5f) / 2, 0.6f * belly, 0.46f, -0.1f, 0.5f, -end, 0.34f);
        }
    }

    /// <summary>A narrow closed top, or an open one whose stem is short or far to the right.</summary>
    private static void Four(ref PenPath path, ref Dice dice)
    {
        float bar = dice.Between(0, 0.2f), stem = dice.Between(0.04f, 0.2f);
        if (dice.Chance(0.5f))
        {
            path.Line(stem, 0.5f, stem + dice.Between(-0.04f, 0.06f), -0.5f, -dice.Between(0.22f, 0.36f), bar, dice.Between(0.22f, 0.4f),
                bar + dice.Between(-0.08f, 0.04f));
        }
        else
        {
            path.Line(-dice.Between(0, 0.2f), -0.5f, -0.28f, bar, dice.Between(0.24f, 0.42f), bar - dice.Between(0, 0.1f));
            path.Line(stem, dice.Between(-0.25f, -0.02f), stem - dice.Between(0, 0.12f), 0.5f);
        }
    }

    /// <summary>One stroke like an S, or a bar that stands apart.</summary>
    private static void Five(ref PenPath path, ref Dice dice)
    {
        if (dice.Chance(0.5f))
        {
            path.Curve(dice.Between(0.2f, 0.34f), -0.46f, 0, -0.5f, -0.2f, -0.36f, -0.18f, -0.12f, 0.08f, -0.06f, 0.25f, 0.16f, 0.12f,
                0.44f, -0.1f, 0.5f, -0.28f, 0.38f);
        }
        else
        {
            path.Line(-0.1f, dice.Between(-0.5f, -0.42f), 0.32f, dice.Between(-0.6f, -0.46f));
            path.Curve(-0.2f, -0.4f, -0.24f, -0.06f, 0, -0.12f, 0.24f, 0.08f, 0.2f, 0.38f, -0.04f, 0.5f, -0.3f, 0.4f);
        }
    }

    /// <summary>The top curls back to the right, or the loop is large and open.</summary>
    private static void Six(ref PenPath path, ref Dice dice)
    {
        var loop = dice.Between(-0.12f, 0.08f);
        path.Curve(dice.Between(0.16f, 0.3f), dice.Between(-0.4f, -0.26f), 0.12f, -0.5f, -0.1f, -0.38f, -0.26f, 0, -0.22f, 0.36f, 0, 0.5f,
            0.24f, 0.32f, 0.16f, loop + 0.04f, -0.04f, loop, dice.Between(-0.24f, -0.1f), dice.Between(0.12f, 0.3f));
    }

    /// <summary>A curl, hook or wave at the start, often crossed.</summary>
    private static void Seven(ref PenPath path, ref Dice dice)
    {
        var foot = dice.Between(-0.2f, 0.08f);
        if (dice.Chance(0.5f))
        {
            path.Curve(-0.2f, -0.28f, -0.34f, -0.32f, -0.32f, -0.46f, -0.16f, -0.46f, 0.04f, -0.4f, 0.28f, -0.5f);
        }
        else
        {
            path.Line(-0.32f, dice.Between(-0.38f, -0.2f), -0.3f, -0.5f, 0.28f, dice.Between(-0.52f, -0.44f));
        }

        path.Curve(0.28f, -0.5f, 0.12f, -0.14f, foot + 0.06f, 0.16f, foot, 0.5f);
        if (dice.Chance(0.6f))
        {
            path.Line(-dice.Between(0.05f, 0.2f), dice.Between(-0.04f, 0.12f), dice.Between(0.2f, 0.36f), dice.Between(-0.12f, 0.04f));
        }
    }

    /// <summary>Open at the top, the two ends apart or crossing.</summary>
    private static void Eight(ref PenPath path, ref Dice dice)
    {
        float left = dice.Between(-0.24f, -0.02f), right = dice.Between(0.1f, 0.28f);
        path.Curve(right, dice.Between(-0.5f, -0.38f), 0.02f, -0.08f, -0.22f, 0.22f, -0.04f, 0.5f, 0.22f, 0.28f, 0.04f, -0.02f, -0.2f,
            -0.26f, left, dice.Between(-0.52f, -0.42f));
    }

    /// <summary>A flat hook, a curl, or a round ring on a straight stem.</summary>
    private static void Nine(ref PenPath path, ref Dice dice)
    {
        path.Curve(0.2f, -0.34f, 0.02f, -0.5f, -0.2f, -0.34f, -0.12f, -0.08f, 0.1f, -0.08f, 0.2f, -0.3f);
        switch (dice.Below(3))
        {
            case 0:
                path.Line(0.2f, -0.34f, dice.Between(0.1f, 0.24f), 0.5f, -dice.Between(0.1f, 0.36f), dice.Between(0.44f, 0.52f));
                break;
            case 1:
                path.Curve(0.2f, -0.34f, 0.2f, 0.2f, 0.08f, 0.48f, -0.16f, 0.46f, -0.2f, 0.28f, dice.Between(-0.02f, 0.3f), 0.14f);
                break;
            default:
                path.Line(0.2f, dice.Between(-0.5f, -0.36f), dice.Between(0.14f, 0.26f), 0.5f);
                break;
        }
    }
}

using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Non-digits made from MNIST's digits: rotated, mirrored, overlaid, joined, or composed of halves.</summary>
internal sealed class AlteredDigits(LabelledImages digits, SkeletonCache skeletons)
{
    /// <summary>Side in pixels of the canvas for non-digits made from pictures.</summary>
    public const int Side = 52;

    /// <summary>A digit on its side, mirrored or upside down, where the result does not look like a digit.</summary>
    public Segment[] Turned(ref Dice dice)
    {
        var kind = dice.Below(4);
        // A mirrored 2 may look like a 5, an upside-down 6 like a 9, a 1 on its side like a dash.
        var index = Pick(ref dice, kind switch { 0 => "34679", 1 => "347", _ => "23456789" });
        var path = skeletons[index];
        return Strokes.Fit(kind switch
        {
            0 => Strokes.Mirror(path),
            1 => Strokes.Turn(path, 180),
            2 => Strokes.Turn(path, 90),
            _ => Strokes.Turn(path, -90)
        });
    }

    /// <summary>Two or three digits so close that their strokes touch.</summary>
    public Segment[] Joined(ref Dice dice)
    {
        var path = new List<Segment>();
        var count = dice.Chance(0.75f) ? 2 : 3;
        for (var i = 0; i < count; i++)
        {
            path.AddRange(Strokes.Shift(skeletons[dice.Below(digits.Count)], i * dice.Between(0.4f, 0.8f), dice.Normal() * 0.06f));
        }

        return Strokes.Fit([.. path]);
    }

    /// <summary>Two or three digits at almost the same place.</summary>
    public void Overlay(Span<float> ink, int side, ref Dice dice)
    {
        ink.Clear();
        for (var count = 2 + dice.Below(2); count > 0; count--)
        {
            Draw(ink, side, dice.Below(digits.Count), 0, (int)(dice.Normal() * 3.5f), (int)(dice.Normal() * 3.5f), static (_, _) => true);
        }
    }

    /// <summary>The upper or left half of one digit and the other half of another, each possibly rotated.</summary>
    public void Halves(Span<float> ink, int side, ref Dice dice)
    {
        ink.Clear();
        var across = dice.Chance(0.6f);
        for (var half = 0; half < 2; half++)
        {
            var turns = dice.Chance(0.5f) ? dice.Below(4) : 0;
            int index = dice.Below(digits.Count), x = (int)(dice.Normal() * 2), y = (int)(dice.Normal() * 2);
            var upper = half == 0;
            Draw(ink, side, index, turns, x, y, (px, py) => (across ? py : px) < side / 2 == upper);
        }
    }

    private int Pick(ref Dice dice, string classes)
    {
        int index;
        do
        {
            index = dice.Below(digits.Count);
        }
        while (!classes.Contains((char)('0' + digits.Labels[index]), StringComparison.Ordinal));

        return index;
    }

    private void Draw(Span<float> ink, int side, int index, int quarterTurns, int x, int y, Func<int, int, bool> inside)
    {
        const int Last = LeNet.Side - 1;
        var margin = (side - LeNet.Side) / 2;
        var digit = digits[index];
        for (var row = 0; row < LeNet.Side; row++)
        {
            for (var column = 0; column < LeNet.Side; column++)
            {
                int toX = margin + column + x, toY = margin + row + y;
                if (toX < 0 || toX >= side || toY < 0 || toY >= side || !inside(toX, toY))
                {
                    continue;
                }

                var (fromX, fromY) = quarterTurns switch
                {
                    0 => (column, row),
                    1 => (row, Last - column),
                    2 => (Last - column, Last - row),
                    _ => (Last - row, column)
                };
                ref var value = ref ink[toY * side + toX];
                value = MathF.Max(value, digit[fromY * LeNet.Side + fromX] / 255f);
            }
        }
    }
}

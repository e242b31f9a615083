namespace DigitRecognizer.Model.LikenessTraining;

/// <summary>The middle lines of an MNIST digit's strokes (Zhang and Suen, 1984).</summary>
internal static class MiddleLines
{
    private const int Side = 28;

    public static List<(float X0, float Y0, float X1, float Y1)> Of(ReadOnlySpan<byte> digit)
    {
        var ink = new bool[Side * Side];
        for (var i = 0; i < ink.Length; i++)
        {
            ink[i] = digit[i] > 110;
        }

        while (Pass(ink, first: true) | Pass(ink, first: false))
        {
        }

        var lines = new List<(float, float, float, float)>();
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                foreach (var (dx, dy) in new[] { (1, 0), (0, 1), (1, 1), (-1, 1) })
                {
                    if (At(ink, x, y) && At(ink, x + dx, y + dy))
                    {
                        lines.Add((x + 0.5f, y + 0.5f, x + dx + 0.5f, y + dy + 0.5f));
                    }
                }
            }
        }

        return lines;
    }

    private static bool At(bool[] ink, int x, int y) => x is >= 0 and < Side && y is >= 0 and < Side && ink[y * Side + x];

    private static bool Pass(bool[] ink, bool first)
    {
        var gone = new List<int>();
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                if (!ink[y * Side + x])
                {
                    continue;
                }

                bool[] n =
                [
                    At(ink, x, y - 1), At(ink, x + 1, y - 1), At(ink, x + 1, y), At(ink, x + 1, y + 1),
                    At(ink, x, y + 1), At(ink, x - 1, y + 1), At(ink, x - 1, y), At(ink, x - 1, y - 1),
                ];
                int neighbours = n.Count(v => v), steps = 0;
                for (var i = 0; i < 8; i++)
                {
                    steps += !n[i] && n[(i + 1) % 8] ? 1 : 0;
                }

                var sides = first ? !(n[0] && n[2] && n[4]) && !(n[2] && n[4] && n[6]) : !(n[0] && n[2] && n[6]) && !(n[0] && n[4] && n[6]);
                if (neighbours is >= 2 and <= 6 && steps == 1 && sides)
                {
                    gone.Add(y * Side + x);
                }
            }
        }

        foreach (var at in gone)
        {
            ink[at] = false;
        }

        return gone.Count > 0;
    }
}

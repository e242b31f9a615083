namespace DigitRecognizer.Normalization;

/// <summary>Where digits that touch may be cut apart: the valleys of the ink projected along upright and slanted lines.</summary>
internal static class CutSearch
{
    private const int FewestCuts = 3;

    /// <summary>Nothing narrower than this share of the line's height is a digit.</summary>
    private const double Narrowest = 0.1;

    /// <summary>A cut through more ink than this share of the line's height goes along a stroke, not across a touch.</summary>
    private const double Deepest = 0.45;

    private static readonly float[] Slants = [0, 0.25f, -0.25f, 0.5f];

    public static List<Cut> Find(Plane<byte> mask, StrokeMap strokes, int piece, int height)
    {
        var s = strokes.Strokes[piece];
        var middle = (s.Top + s.Bottom) / 2;
        var least = Math.Max(2, (int)(Narrowest * height));
        var found = new List<Cut>();
        var width = s.Width;
        using var profile = new Plane<int>(width, 1);
        foreach (var slant in Slants)
        {
            profile.Values.Clear();
            foreach (var run in strokes.Runs)
            {
                if (run.Stroke == piece)
                {
                    var shift = (int)MathF.Round((run.Y - middle) * slant) - s.Left;
                    int from = Math.Max(0, run.Start + shift), to = Math.Min(width, run.End + shift);
                    for (var x = from; x < to; x++)
                    {
                        profile.Values[x]++;
                    }
                }
            }

            for (var x = least; x < width - least; x++)
            {
                var ink = profile.Values[x];
                var lowest = true;
                for (var n = x - least; n <= x + least && lowest; n++)
                {
                    lowest = profile.Values[n] > ink || (profile.Values[n] == ink && n >= x) || n == x;
                }

                if (lowest && ink <= Deepest * height)
                {
                    // The middle of a flat valley's floor.
                    var last = x;
                    while (last + 1 < width - least && profile.Values[last + 1] == ink)
                    {
                        last++;
                    }

                    found.Add(new Cut(s.Left + (x + last) / 2, middle, slant, ink, 1));
                }
            }
        }

        var most = FewestCuts + 3 * s.Width / height;
        found.Sort((a, b) => a.Ink.CompareTo(b.Ink));
        var chosen = new List<Cut>();
        foreach (var cut in found)
        {
            if (chosen.Count < most && chosen.TrueForAll(other => Apart(cut, other, s, least)))
            {
                chosen.Add(cut);
            }
        }

        chosen.Sort((a, b) => a.X.CompareTo(b.X));
        for (var i = 0; i < chosen.Count; i++)
        {
            chosen[i] = chosen[i] with { Strokes = Crossed(mask, s, chosen[i]) };
        }

        return chosen;
    }

    private static int Crossed(Plane<byte> mask, Stroke s, Cut cut)
    {
        var crossed = 0;
        var inside = false;
        for (var y = s.Top; y <= s.Bottom; y++)
        {
            var x = cut.At(y);
            var ink = x >= s.Left && x <= s.Right && mask.Row(y)[x] != 0;
            crossed += ink && !inside ? 1 : 0;
            inside = ink;
        }

        return crossed;
    }

    private static bool Apart(Cut a, Cut b, Stroke s, int least)
    {
        int top = a.At(s.Top) - b.At(s.Top), bottom = a.At(s.Bottom) - b.At(s.Bottom);
        return Math.Sign(top) == Math.Sign(bottom) && Math.Min(Math.Abs(top), Math.Abs(bottom)) >= least / 2 && Math.Abs(a.X - b.X) >= least;
    }
}

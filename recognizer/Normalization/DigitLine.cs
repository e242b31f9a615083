using DigitRecognizer.Imaging;

namespace DigitRecognizer.Normalization;

/// <summary>
/// The pieces of a line of digits, from left to right, cut where digits may touch: each digit is one of these or several neighbours.
/// </summary>
internal static class DigitLine
{
    /// <summary>More pieces than any number a person writes: the rest are dropped.</summary>
    public const int MaxPieces = 48;

    /// <summary>A piece must be this share of the tallest piece's height, or near it in ink, to be no speck.</summary>
    private const double LowestShare = 0.15;

    private const double FaintestShare = 0.35;

    /// <summary>A piece wider than this share of the line's height may be two digits.</summary>
    private const double Wide = 0.55;

    /// <summary>Hands out the line's pieces, which the caller disposes, the cut before each, and the line's height; false where there is no ink.</summary>
    public static bool TryFind(InkMap map, StrokeMap strokes, out StrokeMap pieces, out DigitLineCut[] lineCuts, out int height)
    {
        height = 0;
        pieces = default;
        lineCuts = [];
        var main = DigitChoice.MostProminent(strokes.Strokes, map.Ink.Width, map.Ink.Height);
        if (main < 0)
        {
            return false;
        }

        var members = Members(strokes.Strokes, main);
        height = Height(strokes.Strokes, members);
        var first = new Dictionary<int, int>();
        var cuts = new Dictionary<int, List<Cut>>();
        var befores = new List<DigitLineCut>();
        foreach (var member in members.Take(MaxPieces))
        {
            first[member] = befores.Count;
            cuts[member] = strokes.Strokes[member].Width > Wide * height ? CutSearch.Find(map.Mask, strokes, member, height) : [];
            befores.Add(default);
            foreach (var cut in cuts[member])
            {
                befores.Add(new DigitLineCut(Math.Max(1, cut.Ink), cut.Strokes, strokes.Strokes[member].Width));
            }
        }

        int PieceOf(Run run, int x) => first.TryGetValue(run.Stroke, out var from) ? from + cuts[run.Stroke].Count(cut => cut.At(run.Y) <= x) : -1;
        pieces = strokes.Regroup(map.Mask, map.Ink, befores.Count, PieceOf);
        lineCuts = [.. befores];
        return true;
    }

    /// <summary>The pieces on the line of the most prominent one, from left to right.</summary>
    private static List<int> Members(ReadOnlySpan<Stroke> strokes, int main)
    {
        var (top, bottom) = (strokes[main].Top, strokes[main].Bottom);
        var tallest = strokes[main].Height;
        var members = new List<int>();
        for (var i = 0; i < strokes.Length; i++)
        {
            var s = strokes[i];
            var middle = (s.Top + s.Bottom) / 2;
            var onLine = middle > top - 0.5 * tallest && middle < bottom + 0.5 * tallest;
            var substantial = s.Longer > LowestShare * tallest && s.Height < 2.5 * tallest;
            if (i == main || (onLine && substantial && s.Contrast > FaintestShare * strokes[main].Contrast && s.OnEdge <= s.Longer / 2))
            {
                members.Add(i);
            }
        }

        var middles = new int[strokes.Length];
        foreach (var i in members)
        {
            middles[i] = strokes[i].Left + strokes[i].Right;
        }

        members.Sort((a, b) => middles[a].CompareTo(middles[b]));
        return members;
    }

    /// <summary>The line's height: the upper quartile of its pieces' heights, so that bars and torn bits do not count.</summary>
    private static int Height(ReadOnlySpan<Stroke> strokes, List<int> members)
    {
        var heights = new List<int>();
        foreach (var i in members)
        {
            heights.Add(strokes[i].Height);
        }

        heights.Sort();
        return heights[3 * (heights.Count - 1) / 4 + (heights.Count > 1 && heights.Count < 4 ? 1 : 0)];
    }

    /// <summary>Marks some neighbouring pieces as the digit to frame; returns the box around them.</summary>
    public static PixelBox Mark(Span<Stroke> pieces, int from, int to)
    {
        int left = int.MaxValue, top = int.MaxValue, right = -1, bottom = -1;
        for (var i = 0; i < pieces.Length; i++)
        {
            ref var piece = ref pieces[i];
            piece.Group = i >= from && i < to && piece.Area > 0 ? DigitChoice.Digit : 0;
            if (piece.Group == DigitChoice.Digit)
            {
                (left, top, right, bottom) = (Math.Min(left, piece.Left), Math.Min(top, piece.Top), Math.Max(right, piece.Right), Math.Max(bottom, piece.Bottom));
            }
        }

        return new PixelBox(left, top, Math.Max(1, right - left + 1), Math.Max(1, bottom - top + 1));
    }
}

using DigitRecognizer.Components;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The pieces of a line of digits, from left to right, cut where digits may touch: each digit is one of these or several neighbours.
/// </summary>
internal readonly ref struct DigitLine
{
    /// <summary>More strokes than any number a person writes: those farthest from the most prominent one are dropped.</summary>
    private const int MaxStrokes = 48;

    /// <summary>More pieces than those of any number a person writes, cuts between them and within them counted.</summary>
    public const int MaxPieces = 96;

    /// <summary>A stroke must be this share of the tallest one's height, or near it in ink, to be no speck.</summary>
    private const double LowestShare = 0.15;

    private const double FaintestShare = 0.35;

    /// <summary>A stroke wider than this share of the line's height may be two digits.</summary>
    public const double Wide = 0.35;

    /// <summary>One higher than this many heights of the line is no digits.</summary>
    private const double Tallest = 3;

    /// <summary>A stroke of this share of the line's height says where the line begins and ends.</summary>
    private const double Tall = 0.6;

    private DigitLine(StrokeMap pieces, LinePiece[] parts, int height, float top, float bottom, float strong)
    {
        Pieces = pieces;
        Parts = parts;
        Height = height;
        Top = top;
        Bottom = bottom;
        Strong = strong;
    }

    public StrokeMap Pieces { get; }

    /// <summary>Where each of <see cref="Pieces"/> comes from.</summary>
    public ReadOnlySpan<LinePiece> Parts { get; }

    /// <summary>The height of a digit on it, in pixels.</summary>
    public int Height { get; }

    /// <summary>The row where its digits begin on average.</summary>
    public float Top { get; }

    /// <summary>The row where its digits end on average.</summary>
    public float Bottom { get; }

    /// <summary>The ink of a pixel that a stroke fills, 1..255.</summary>
    public float Strong { get; }

    /// <summary>Hands out the line, which the caller disposes; false where there is no ink.</summary>
    public static bool TryFind(InkMap map, StrokeMap strokes, out DigitLine line)
    {
        line = default;
        if (!TryMeasure(map, strokes, out var members, out var height))
        {
            return false;
        }

        var cuts = new Dictionary<int, List<CutPath>>();
        var order = new List<(float Middle, int Stroke, int Place)>();
        foreach (var member in members)
        {
            var stroke = strokes.Strokes[member];
            cuts[member] = stroke.Width > Wide * height && stroke.Height <= Tallest * height ? CutSearch.Find(map.Ink, strokes, member, height) : [];
        }

        KeepTheLikeliest(cuts);
        foreach (var (member, paths) in cuts)
        {
            var stroke = strokes.Strokes[member];
            for (var i = 0; i <= paths.Count; i++)
            {
                var (left, right) = (i == 0 ? stroke.Left : paths[i - 1].Middle, i == paths.Count ? stroke.Right : paths[i].Middle);
                order.Add(((left + right) / 2, member, i));
            }
        }

        order.Sort();
        var parts = new LinePiece[order.Count];
        var numbers = cuts.ToDictionary(pair => pair.Key, pair => new int[pair.Value.Count + 1]);
        for (var i = 0; i < parts.Length; i++)
        {
            var (_, stroke, place) = order[i];
            numbers[stroke][place] = i;
            parts[i] = new LinePiece(stroke, place == 0 ? null : cuts[stroke][place - 1], place == cuts[stroke].Count ? null : cuts[stroke][place]);
        }

        var all = strokes.Strokes.ToArray();
        int PieceOf(Run run, int x)
        {
            if (!cuts.TryGetValue(run.Stroke, out var paths))
            {
                return -1;
            }

            var place = 0;
            while (place < paths.Count && CutGrid.At(paths[place], all[run.Stroke], run.Y) <= x)
            {
                place++;
            }

            return numbers[run.Stroke][place];
        }

        var (top, bottom) = Extent(strokes.Strokes, members, height);
        line = new DigitLine(strokes.Regroup(map.Mask, map.Ink, parts.Length, PieceOf), parts, height, top, bottom, StrengthOf(strokes.Strokes, members));
        return true;
    }

    /// <summary>Drops the cuts of lowest odds until the line has no more pieces than any number a person writes.</summary>
    private static void KeepTheLikeliest(Dictionary<int, List<CutPath>> cuts)
    {
        var all = cuts.Values.SelectMany(paths => paths).Select(path => path.Odds).OrderDescending().ToArray();
        var room = MaxPieces - cuts.Count;
        if (all.Length > room)
        {
            foreach (var paths in cuts.Values)
            {
                paths.RemoveAll(path => path.Odds <= all[room]);
            }
        }
    }

    /// <summary>Hands out the strokes on the line of the most prominent one, from left to right, and the line's height; false where there is no ink.</summary>
    internal static bool TryMeasure(InkMap map, StrokeMap strokes, out List<int> members, out int height)
    {
        var main = DigitChoice.MostProminent(strokes.Strokes, map.Ink.Width, map.Ink.Height);
        members = main < 0 ? [] : Members(strokes.Strokes, main);
        height = main < 0 ? 0 : HeightOf(strokes.Strokes, members);
        return main >= 0;
    }

    /// <summary>Marks some neighbouring pieces as the digit to frame; returns the box around them.</summary>
    public PixelBox Mark(int from, int to)
    {
        int left = int.MaxValue, top = int.MaxValue, right = -1, bottom = -1;
        var pieces = Pieces.Strokes;
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

    /// <summary>Whether some pieces lack a part of a stroke that other pieces have: what belongs to a stroke need not lie side by side.</summary>
    public bool IsCut(int from, int to)
    {
        var parts = Parts[from..to];
        foreach (var part in parts)
        {
            if (IsLoose(part.Before, parts, other => other.After) || IsLoose(part.After, parts, other => other.Before))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLoose(CutPath? cut, ReadOnlySpan<LinePiece> parts, Func<LinePiece, CutPath?> side)
    {
        foreach (var part in parts)
        {
            if (ReferenceEquals(side(part), cut))
            {
                return false;
            }
        }

        return cut is not null;
    }

    public void Dispose() => Pieces.Dispose();

    /// <summary>The strokes on the line of the most prominent one, from left to right.</summary>
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
        var kept = Math.Min(MaxStrokes, members.Count);
        return members.GetRange(Math.Clamp(members.IndexOf(main) - kept / 2, 0, members.Count - kept), kept);
    }

    /// <summary>The line's height: the upper quartile of its strokes' heights, so that bars and torn bits do not count.</summary>
    private static int HeightOf(ReadOnlySpan<Stroke> strokes, List<int> members)
    {
        var heights = new List<int>();
        foreach (var i in members)
        {
            heights.Add(strokes[i].Height);
        }

        heights.Sort();
        return heights[3 * (heights.Count - 1) / 4 + (heights.Count > 1 && heights.Count < 4 ? 1 : 0)];
    }

    private static float StrengthOf(ReadOnlySpan<Stroke> strokes, List<int> members)
    {
        long ink = 0, area = 0;
        foreach (var i in members)
        {
            (ink, area) = (ink + strokes[i].Ink, area + strokes[i].Area);
        }

        return Stroke.StrongInk(ink, area);
    }

    private static (float Top, float Bottom) Extent(ReadOnlySpan<Stroke> strokes, List<int> members, int height)
    {
        float top = 0, bottom = 0, weight = 0;
        foreach (var i in members)
        {
            if (strokes[i].Height >= Tall * height)
            {
                (top, bottom, weight) = (top + strokes[i].Top * strokes[i].Width, bottom + strokes[i].Bottom * strokes[i].Width, weight + strokes[i].Width);
            }
        }

        return (top / weight, bottom / weight);
    }
}

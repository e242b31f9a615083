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
    private const int MaxComponents = 48;

    /// <summary>More pieces than those of any number a person writes, cuts between them and within them counted.</summary>
    public const int MaxFragments = 96;

    /// <summary>A stroke must be this share of the tallest one's height, or near it in ink, to be no speck.</summary>
    private const double LowestShare = 0.15;

    private const double FaintestShare = 0.35;

    /// <summary>A stroke wider than this share of the line's height may be two digits.</summary>
    public const double Wide = 0.35;

    /// <summary>One higher than this many heights of the line is no digits.</summary>
    private const double Tallest = 3;

    /// <summary>A stroke of this share of the line's height says where the line begins and ends.</summary>
    private const double Tall = 0.6;

    private DigitLine(ComponentMap fragments, FragmentOrigin[] origins, int height, float top, float bottom, float fullInk)
    {
        Fragments = fragments;
        Origins = origins;
        Height = height;
        Top = top;
        Bottom = bottom;
        FullInk = fullInk;
    }

    public ComponentMap Fragments { get; }

    /// <summary>Where each of <see cref="Fragments"/> comes from.</summary>
    public ReadOnlySpan<FragmentOrigin> Origins { get; }

    /// <summary>The height of a digit on it, in pixels.</summary>
    public int Height { get; }

    /// <summary>The row where its digits begin on average.</summary>
    public float Top { get; }

    /// <summary>The row where its digits end on average.</summary>
    public float Bottom { get; }

    /// <summary>The ink of a pixel that a stroke fills, 1..255.</summary>
    public float FullInk { get; }

    /// <summary>Hands out the line, which the caller disposes; false where there is no ink.</summary>
    public static bool TryFind(InkMap map, ComponentMap components, out DigitLine line)
    {
        line = default;
        if (!TryMeasure(map, components, out var members, out var height))
        {
            return false;
        }

        var cuts = new Dictionary<int, List<CutPath>>();
        var order = new List<(float Middle, int Component, int Place)>();
        foreach (var member in members)
        {
            var component = components.All[member];
            cuts[member] = component.Width > Wide * height && component.Height <= Tallest * height ? CutSearch.Find(map.Ink, components, member, height) : [];
        }

        KeepTheLikeliest(cuts);
        foreach (var (member, paths) in cuts)
        {
            var component = components.All[member];
            for (var i = 0; i <= paths.Count; i++)
            {
                var (left, right) = (i == 0 ? component.Left : paths[i - 1].Middle, i == paths.Count ? component.Right : paths[i].Middle);
                order.Add(((left + right) / 2, member, i));
            }
        }

        order.Sort();
        var origins = new FragmentOrigin[order.Count];
        var numbers = cuts.ToDictionary(pair => pair.Key, pair => new int[pair.Value.Count + 1]);
        for (var i = 0; i < origins.Length; i++)
        {
            var (_, component, place) = order[i];
            numbers[component][place] = i;
            origins[i] = new FragmentOrigin(component, place == 0 ? null : cuts[component][place - 1], place == cuts[component].Count ? null : cuts[component][place]);
        }

        var all = components.All.ToArray();
        int FragmentOf(Run run, int x)
        {
            if (!cuts.TryGetValue(run.Component, out var paths))
            {
                return -1;
            }

            var place = 0;
            while (place < paths.Count && CutGrid.At(paths[place], all[run.Component], run.Y) <= x)
            {
                place++;
            }

            return numbers[run.Component][place];
        }

        var (top, bottom) = Extent(components.All, members, height);
        line = new DigitLine(components.Regroup(map.Mask, map.Ink, origins.Length, FragmentOf), origins, height, top, bottom, FullInkOf(components.All, members));
        return true;
    }

    /// <summary>Drops the cuts of lowest odds until the line has no more pieces than any number a person writes.</summary>
    private static void KeepTheLikeliest(Dictionary<int, List<CutPath>> cuts)
    {
        var all = cuts.Values.SelectMany(paths => paths).Select(path => path.LogOdds).OrderDescending().ToArray();
        var room = MaxFragments - cuts.Count;
        if (all.Length > room)
        {
            foreach (var paths in cuts.Values)
            {
                paths.RemoveAll(path => path.LogOdds <= all[room]);
            }
        }
    }

    /// <summary>Hands out the strokes on the line of the most prominent one, from left to right, and the line's height; false where there is no ink.</summary>
    internal static bool TryMeasure(InkMap map, ComponentMap components, out List<int> members, out int height)
    {
        var main = DigitSelector.MostProminent(components.All, map.Ink.Width, map.Ink.Height);
        members = main < 0 ? [] : Members(components.All, main);
        height = main < 0 ? 0 : HeightOf(components.All, members);
        return main >= 0;
    }

    /// <summary>Marks some neighbouring pieces as the digit to frame; returns the box around them.</summary>
    public PixelBox Mark(int from, int to)
    {
        int left = int.MaxValue, top = int.MaxValue, right = -1, bottom = -1;
        var fragments = Fragments.All;
        for (var i = 0; i < fragments.Length; i++)
        {
            ref var piece = ref fragments[i];
            piece.Group = i >= from && i < to && piece.Area > 0 ? DigitSelector.Digit : 0;
            if (piece.Group == DigitSelector.Digit)
            {
                (left, top, right, bottom) = (Math.Min(left, piece.Left), Math.Min(top, piece.Top), Math.Max(right, piece.Right), Math.Max(bottom, piece.Bottom));
            }
        }

        return new PixelBox(left, top, Math.Max(1, right - left + 1), Math.Max(1, bottom - top + 1));
    }

    /// <summary>Whether some pieces lack a part of a stroke that other pieces have: what belongs to a stroke need not lie side by side.</summary>
    public bool IsCut(int from, int to)
    {
        var origins = Origins[from..to];
        foreach (var origin in origins)
        {
            if (IsLoose(origin.Before, origins, other => other.After) || IsLoose(origin.After, origins, other => other.Before))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLoose(CutPath? cut, ReadOnlySpan<FragmentOrigin> origins, Func<FragmentOrigin, CutPath?> side)
    {
        foreach (var origin in origins)
        {
            if (ReferenceEquals(side(origin), cut))
            {
                return false;
            }
        }

        return cut is not null;
    }

    public void Dispose() => Fragments.Dispose();

    /// <summary>The strokes on the line of the most prominent one, from left to right.</summary>
    private static List<int> Members(ReadOnlySpan<Component> components, int main)
    {
        var (top, bottom) = (components[main].Top, components[main].Bottom);
        var tallest = components[main].Height;
        var members = new List<int>();
        for (var i = 0; i < components.Length; i++)
        {
            var s = components[i];
            var middle = (s.Top + s.Bottom) / 2;
            var onLine = middle > top - 0.5 * tallest && middle < bottom + 0.5 * tallest;
            var substantial = s.LongerSide > LowestShare * tallest && s.Height < 2.5 * tallest;
            if (i == main || (onLine && substantial && s.Contrast > FaintestShare * components[main].Contrast && s.EdgePixels <= s.LongerSide / 2))
            {
                members.Add(i);
            }
        }

        var middles = new int[components.Length];
        foreach (var i in members)
        {
            middles[i] = components[i].Left + components[i].Right;
        }

        members.Sort((a, b) => middles[a].CompareTo(middles[b]));
        var kept = Math.Min(MaxComponents, members.Count);
        return members.GetRange(Math.Clamp(members.IndexOf(main) - kept / 2, 0, members.Count - kept), kept);
    }

    /// <summary>The line's height: the upper quartile of its strokes' heights, so that bars and torn bits do not count.</summary>
    private static int HeightOf(ReadOnlySpan<Component> components, List<int> members)
    {
        var heights = new List<int>();
        foreach (var i in members)
        {
            heights.Add(components[i].Height);
        }

        heights.Sort();
        return heights[3 * (heights.Count - 1) / 4 + (heights.Count > 1 && heights.Count < 4 ? 1 : 0)];
    }

    private static float FullInkOf(ReadOnlySpan<Component> components, List<int> members)
    {
        long ink = 0, area = 0;
        foreach (var i in members)
        {
            (ink, area) = (ink + components[i].Ink, area + components[i].Area);
        }

        return Component.FullInk(ink, area);
    }

    private static (float Top, float Bottom) Extent(ReadOnlySpan<Component> components, List<int> members, int height)
    {
        float top = 0, bottom = 0, weight = 0;
        foreach (var i in members)
        {
            if (components[i].Height >= Tall * height)
            {
                (top, bottom, weight) = (top + components[i].Top * components[i].Width, bottom + components[i].Bottom * components[i].Width, weight + components[i].Width);
            }
        }

        return (top / weight, bottom / weight);
    }
}

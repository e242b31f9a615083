using DigitRecognizer.Components;
using DigitRecognizer.Imaging;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The components of a line of digits, cut into fragments where digits may touch, from left to right. Each digit is one fragment or several
/// consecutive ones. Dispose it.
/// </summary>
internal readonly ref struct DigitLine
{
    /// <summary>More than in any number that a person writes. The components farthest from the most prominent one are dropped.</summary>
    private const int MaxComponents = 48;

    /// <summary>More than in any number that a person writes, because the reading time grows with the number of fragments.</summary>
    public const int MaxFragments = 96;

    /// <summary>A component on the line is within this many heights of the most prominent component above and below it.</summary>
    private const double MaxOffLine = 0.5;

    /// <summary>
    /// Bounds of a component's size, in heights of the most prominent component: a smaller one is a speck, a higher one is not a digit.
    /// </summary>
    private const double MinLongerSide = 0.15, MaxHeightRatio = 2.5;

    /// <summary>Least contrast of a component, as a share of the most prominent one's.</summary>
    private const double MinContrast = 0.35;

    /// <summary>A component wider than this share of the line's height may be two digits that touch, and is cut.</summary>
    public const double MinWidthToCut = 0.35;

    /// <summary>A component higher than this many heights of the line is not cut.</summary>
    private const double MaxHeightToCut = 3;

    /// <summary>Components of at least this share of the line's height determine its top and bottom.</summary>
    private const double MinHeightForExtent = 0.6;

    private DigitLine(
        ComponentMap fragments, FragmentOrigin[] origins, LineRemainder remainder, int height, float top, float bottom, float fullInk)
    {
        Remainder = remainder;
        Fragments = fragments;
        Origins = origins;
        Height = height;
        Top = top;
        Bottom = bottom;
        FullInk = fullInk;
    }

    /// <summary>The fragments from left to right, as the components of a map.</summary>
    public ComponentMap Fragments { get; }

    /// <summary>The component and the cuts that each of <see cref="Fragments"/> comes from.</summary>
    public ReadOnlySpan<FragmentOrigin> Origins { get; }

    /// <summary>What the picture holds beside the digits.</summary>
    public LineRemainder Remainder { get; }

    /// <summary>The height of a digit on the line, in pixels.</summary>
    public int Height { get; }

    /// <summary>The mean first row of its digits.</summary>
    public float Top { get; }

    /// <summary>The mean last row of its digits.</summary>
    public float Bottom { get; }

    /// <summary>The ink of a pixel in the middle of a stroke, 1..255.</summary>
    public float FullInk { get; }

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="line">The line of the most prominent component; the caller disposes it.</param>
    /// <param name="boxes">The boxes of a form that hold one digit each; what is in one is not cut.</param>
    /// <returns>False where there is no ink.</returns>
    public static bool TryFind(
        InkMap map, ComponentMap components, out DigitLine line, ReadOnlySpan<PixelBox> boxes = default)
    {
        line = default;
        if (!TryMeasure(map, components, out var members, out var height))
        {
            return false;
        }

        var remainder = LineRemainder.Of(components, members, height);
        // What is no known sign stays: it may be a part of a broken digit.
        members.RemoveAll(i => remainder.Signs.TryGetValue(i, out var sign) && sign != '?');
        var cuts = new Dictionary<int, List<CutPath>>();
        var order = new List<(float Middle, int Component, int Place)>();
        foreach (var member in members)
        {
            var component = components.All[member];
            var mayTouch = component.Width > MinWidthToCut * height && component.Height <= MaxHeightToCut * height
                && !BoxContents.IsInAny(boxes, component);
            cuts[member] = mayTouch ? CutSearch.Find(map.Ink, components, member, height) : [];
        }

        KeepMostLikely(cuts);
        foreach (var (member, paths) in cuts)
        {
            var component = components.All[member];
            for (var i = 0; i <= paths.Count; i++)
            {
                var left = i == 0 ? component.Left : paths[i - 1].Middle;
                var right = i == paths.Count ? component.Right : paths[i].Middle;
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
            var paths = cuts[component];
            origins[i] = new FragmentOrigin(component, place == 0 ? null : paths[place - 1], place == paths.Count ? null : paths[place]);
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
        var fragments = components.Regroup(map.Mask, map.Ink, origins.Length, FragmentOf);
        line = new DigitLine(fragments, origins, remainder, height, top, bottom, FullInkOf(components.All, members));
        return true;
    }

    /// <summary>Drops the least likely cuts, so that there are at most <see cref="MaxFragments"/>.</summary>
    private static void KeepMostLikely(Dictionary<int, List<CutPath>> cuts)
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

    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="members">The components on the line of the most prominent one, from left to right.</param>
    /// <param name="height">The line's height.</param>
    /// <returns>False where there is no ink.</returns>
    internal static bool TryMeasure(InkMap map, ComponentMap components, out List<int> members, out int height)
    {
        var main = DigitSelector.MostProminent(components.All, map.Ink.Width, map.Ink.Height);
        members = main < 0 ? [] : Members(components.All, main);
        height = main < 0 ? 0 : HeightOf(components.All, members);
        return main >= 0;
    }

    /// <summary>Selects the fragments from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public ComponentSelection Select(int start, int end) => new(Fragments.All, start, end);

    /// <summary>Selects all fragments.</summary>
    public ComponentSelection SelectAll() => Select(0, Origins.Length);

    /// <summary>
    /// Whether a fragment among those from <paramref name="start"/> to <paramref name="end"/> was cut from one that is not among them. The
    /// fragments of a component need not be consecutive: another component may lie between them.
    /// </summary>
    public bool IsCut(int start, int end)
    {
        var origins = Origins[start..end];
        foreach (var origin in origins)
        {
            if (IsSevered(origin.Before, origins, other => other.After) || IsSevered(origin.After, origins, other => other.Before))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSevered(CutPath? cut, ReadOnlySpan<FragmentOrigin> origins, Func<FragmentOrigin, CutPath?> side)
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

    /// <summary>The components on the line of the most prominent one, from left to right.</summary>
    private static List<int> Members(ReadOnlySpan<Component> components, int main)
    {
        var (top, bottom) = (components[main].Top, components[main].Bottom);
        var mainHeight = components[main].Height;
        var members = new List<int>();
        for (var i = 0; i < components.Length; i++)
        {
            var s = components[i];
            var middle = (s.Top + s.Bottom) / 2;
            var isOnLine = middle > top - MaxOffLine * mainHeight && middle < bottom + MaxOffLine * mainHeight;
            var hasSizeOfDigit = s.LongerSide > MinLongerSide * mainHeight && s.Height < MaxHeightRatio * mainHeight;
            var isStrong = s.Contrast > MinContrast * components[main].Contrast;
            if (i == main || (isOnLine && hasSizeOfDigit && isStrong && s.EdgePixels <= s.LongerSide / 2))
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

    /// <summary>
    /// The line's height: the upper quartile of its components' heights, which parts of digits such as bars do not lower.
    /// </summary>
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

    /// <summary>The mean first and last row of the line's digits, weighted by width.</summary>
    private static (float Top, float Bottom) Extent(ReadOnlySpan<Component> components, List<int> members, int height)
    {
        float top = 0, bottom = 0, weight = 0;
        foreach (var i in members)
        {
            ref readonly var component = ref components[i];
            if (component.Height >= MinHeightForExtent * height)
            {
                top += component.Top * component.Width;
                bottom += component.Bottom * component.Width;
                weight += component.Width;
            }
        }

        return (top / weight, bottom / weight);
    }
}

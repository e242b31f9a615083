using System.Numerics.Tensors;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Searches a component for cuts between digits that touch: paths of little ink from top to bottom, each cutting off other ink.
/// </summary>
internal static class CutSearch
{
    /// <summary>How many paths are tried, and how many cuts are kept, for each height of the line that a component is wide.</summary>
    private const int TriedPerHeight = 40, KeptPerHeight = 9;

    /// <summary>Starting points for each height of the line that a component is wide.</summary>
    private const int StartsPerHeight = 24;

    /// <summary>Least ink between two paths that are tried, and between two cuts that are kept, as a share of the squared height.</summary>
    private const float MinInkBetweenTried = 0.004f, MinInkBetweenKept = 0.006f;

    /// <summary>Least ink between two cuts, in cells of the grid.</summary>
    private const float MinCellsBetween = 1.5f;

    /// <summary>Most ink on a cut, as a share of the line's height; with more it goes along a stroke and not across one.</summary>
    private const float MaxInkOfCut = 0.6f;

    /// <summary>Least log odds of a cut that is kept.</summary>
    private const float MinLogOdds = -4;

    /// <summary>Upper bounds, enough for a dozen digits, so that a long wavy line does not take too much time.</summary>
    private const int MaxTried = 320, MaxKept = 60;

    /// <summary>The rows through which paths are searched, as shares of the height.</summary>
    private static readonly float[] Levels = [0.5f, 0.25f, 0.75f, 0.12f, 0.38f, 0.62f, 0.88f];

    /// <summary>Returns the cuts from left to right; they do not cross.</summary>
    public static List<CutPath> Find(Plane<byte> ink, ComponentMap components, int component, int height)
    {
        using var grid = CutGrid.Of(ink, components, component);
        var judged = Judge(grid, Candidates(grid, height), height);
        judged.RemoveAll(cut => cut.LogOdds <= MinLogOdds);
        judged.Sort((a, b) => b.LogOdds.CompareTo(a.LogOdds));
        var (area, least) = (Area(grid), Math.Max(MinCellsBetween, MinInkBetweenKept * Rows(grid, height) * Rows(grid, height)));
        var most = Math.Min(MaxKept, 1 + KeptPerHeight * grid.Ink.Width * grid.Cell / height);
        var chosen = new List<CutPath>();
        foreach (var path in judged)
        {
            if (chosen.Count == most)
            {
                break;
            }

            var place = chosen.FindIndex(other => other.Middle > path.Middle);
            place = place < 0 ? chosen.Count : place;
            var cut = Fit(grid, path, place > 0 ? chosen[place - 1] : null, place < chosen.Count ? chosen[place] : null, height);
            if (Cuts(cut, chosen, area, least))
            {
                chosen.Insert(place, cut);
            }
        }

        return chosen;
    }

    /// <summary>The paths of least ink, cheapest first, each cutting off other ink.</summary>
    public static List<CutPath> Candidates(CutGrid grid, int height)
    {
        var rows = Rows(grid, height);
        var found = Paths(grid, rows);
        found.Sort((a, b) => a.Ink.CompareTo(b.Ink));
        return Different(found, Area(grid), MinInkBetweenTried * rows * rows,
            Math.Min(MaxTried, 3 + TriedPerHeight * grid.Ink.Width * grid.Cell / height));
    }

    private static float Area(CutGrid grid) => TensorPrimitives.Sum<float>(grid.Ink.Values);

    private static float Rows(CutGrid grid, int height) => (float)height / grid.Cell;

    private static List<CutPath> Different(List<CutPath> paths, float area, float least, int most)
    {
        var chosen = new List<CutPath>();
        foreach (var path in paths)
        {
            if (chosen.Count < most && Cuts(path, chosen, area, Math.Max(MinCellsBetween, least)))
            {
                chosen.Add(path);
            }
        }

        return chosen;
    }

    private static List<CutPath> Paths(CutGrid grid, float rows)
    {
        var found = new List<CutPath>();
        var step = Math.Max(1, (int)(rows / StartsPerHeight));
        foreach (var level in Levels)
        {
            var y = (int)(level * grid.Ink.Height);
            for (var x = 1; x < grid.Ink.Width; x += step)
            {
                var path = grid.Through(x, y);
                if (path.Ink / grid.Cell <= MaxInkOfCut * rows)
                {
                    found.Add(path);
                }
            }
        }

        return found;
    }

    /// <summary>Whether there is enough ink between the path, both ends of the component and each chosen cut.</summary>
    private static bool Cuts(CutPath path, List<CutPath> chosen, float area, float least)
    {
        var left = TensorPrimitives.Sum<float>(path.CutOff);
        if (left < least || area - left < least)
        {
            return false;
        }

        Span<float> between = stackalloc float[path.CutOff.Length];
        foreach (var other in chosen)
        {
            TensorPrimitives.Subtract(path.CutOff, other.CutOff, between);
            if (TensorPrimitives.SumOfMagnitudes<float>(between) < least)
            {
                return false;
            }
        }

        return true;
    }

    private static List<CutPath> Judge(CutGrid grid, List<CutPath> paths, int height)
    {
        using var pictures = new Plane<float>(CutFeatures.Length, paths.Count);
        var odds = new float[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            CutFeatures.Draw(grid, paths[i], height, pictures.Row(i));
        }

        CutClassifier.Packaged.RunBatch(pictures.Memory, odds);
        return [.. paths.Zip(odds, (path, value) => path with { LogOdds = value })];
    }

    /// <summary>
    /// Where a cut would cross a more likely one, it follows it, so that what is between two cuts is right of one and left of the other.
    /// </summary>
    private static CutPath Fit(CutGrid grid, CutPath path, CutPath? before, CutPath? after, int height)
    {
        var columns = path.Columns.ToArray();
        if (before is not null)
        {
            TensorPrimitives.Max(columns, before.Columns, columns);
        }

        if (after is not null)
        {
            TensorPrimitives.Min(columns, after.Columns, columns);
        }

        return columns.AsSpan().SequenceEqual(path.Columns) ? path : Judge(grid, [grid.Measure(columns)], height)[0];
    }
}

using System.Numerics.Tensors;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Numbers;

/// <summary>Where digits that touch may be cut apart: ways of little ink from top to bottom, bent around strokes, each cutting off other ink.</summary>
internal static class CutSearch
{
    /// <summary>How many ways are tried, and how many cuts kept, for each line's height of a piece's width.</summary>
    private const int Tried = 40;
    private const int Kept = 9;

    /// <summary>Starting points for each line's height of a piece's width.</summary>
    private const int Density = 24;

    /// <summary>Two ways that differ by less ink than this share of the squared height are one, and so are two cuts.</summary>
    private const float ApartToTry = 0.004f;
    private const float ApartToKeep = 0.006f;

    /// <summary>But no cut takes less than this many cells.</summary>
    private const float Least = 1.5f;

    /// <summary>A cut through more ink than this share of the line's height goes along a stroke, not across a touch.</summary>
    private const float Deepest = 0.6f;

    /// <summary>Below these log odds a cut is not kept.</summary>
    private const float Hopeless = -4;

    /// <summary>A dozen digits need no more; a long wavy line must not take the server's time.</summary>
    private const int MostTried = 320;
    private const int MostKept = 60;

    /// <summary>Rows, as shares of the height, that ways are sought through.</summary>
    private static readonly float[] Levels = [0.5f, 0.25f, 0.75f, 0.12f, 0.38f, 0.62f, 0.88f];

    /// <summary>The cuts from left to right; none crosses another.</summary>
    public static List<CutPath> Find(Plane<byte> ink, ComponentMap components, int component, int height)
    {
        using var grid = CutGrid.Of(ink, components, component);
        var judged = Judge(grid, Candidates(grid, height), height);
        judged.RemoveAll(cut => cut.LogOdds <= Hopeless);
        judged.Sort((a, b) => b.LogOdds.CompareTo(a.LogOdds));
        var (area, least) = (Area(grid), Math.Max(Least, ApartToKeep * Rows(grid, height) * Rows(grid, height)));
        var most = Math.Min(MostKept, 1 + Kept * grid.Ink.Width * grid.Cell / height);
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

    /// <summary>Ways of least ink, the cheapest first, each cutting off other ink.</summary>
    public static List<CutPath> Candidates(CutGrid grid, int height)
    {
        var rows = Rows(grid, height);
        var found = Ways(grid, rows);
        found.Sort((a, b) => a.Ink.CompareTo(b.Ink));
        return Different(found, Area(grid), ApartToTry * rows * rows, Math.Min(MostTried, 3 + Tried * grid.Ink.Width * grid.Cell / height));
    }

    private static float Area(CutGrid grid) => TensorPrimitives.Sum<float>(grid.Ink.Values);

    private static float Rows(CutGrid grid, int height) => (float)height / grid.Cell;

    private static List<CutPath> Different(List<CutPath> paths, float area, float least, int most)
    {
        var chosen = new List<CutPath>();
        foreach (var path in paths)
        {
            if (chosen.Count < most && Cuts(path, chosen, area, Math.Max(Least, least)))
            {
                chosen.Add(path);
            }
        }

        return chosen;
    }

    private static List<CutPath> Ways(CutGrid grid, float rows)
    {
        var found = new List<CutPath>();
        var step = Math.Max(1, (int)(rows / Density));
        foreach (var level in Levels)
        {
            var y = (int)(level * grid.Ink.Height);
            for (var x = 1; x < grid.Ink.Width; x += step)
            {
                var path = grid.Through(x, y);
                if (path.Ink / grid.Cell <= Deepest * rows)
                {
                    found.Add(path);
                }
            }
        }

        return found;
    }

    /// <summary>Whether there is ink enough between the path and either end of the piece and each cut already chosen.</summary>
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
    /// Where a cut would cross a likelier one it goes along it: what lies between two cuts is then right of the one and left of the other.
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

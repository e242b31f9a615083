using DigitRecognizer.Components;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Numbers;

/// <summary>
/// The ink of a component on a coarse grid, with the cheapest paths from its top and from its bottom to each cell (dynamic programming). A
/// path runs along the edges of cells; the cost of an edge is the ink that connects the cells on both sides of it.
/// </summary>
internal readonly ref struct CutGrid
{
    /// <summary>Most rows of the grid.</summary>
    private const int MaxRows = 120;

    /// <summary>The costs of a step without ink, so that the shorter of two paths through the same ink is cheaper.</summary>
    private const float DownCost = 0.12f, SidewaysCost = 0.08f;

    /// <summary>A crossing of more ink, 0..1, goes through a stroke.</summary>
    private const float MinInkOfStroke = 0.3f;

    private readonly int _left;
    private readonly int _top;
    private readonly Plane<int> _above;
    private readonly Plane<int> _below;

    private CutGrid(Component component, int cell)
    {
        (_left, _top, Cell) = (component.Left, component.Top, cell);
        var (width, height) = ((component.Width + cell - 1) / cell, (component.Height + cell - 1) / cell);
        Ink = new Plane<float>(width, height);
        Before = new Plane<float>(width + 1, height);
        _above = new Plane<int>(width + 1, height);
        _below = new Plane<int>(width + 1, height);
    }

    /// <summary>Width and height of a cell in pixels.</summary>
    public int Cell { get; }

    /// <summary>The ink in each cell, as a share of a cell that is fully inked, 0..1.</summary>
    public Plane<float> Ink { get; }

    /// <summary>The ink left of each cell in its row; one column wider than the grid.</summary>
    public Plane<float> Before { get; }

    public static CutGrid Of(Plane<byte> ink, ComponentMap components, int component)
    {
        var s = components.All[component];
        var grid = new CutGrid(s, CellOf(s));
        grid.Ink.Values.Clear();
        var strong = Component.FullInk(s.Ink, s.Area);
        foreach (var run in components.RunsOf(component))
        {
            grid.Add(run, ink.Row(run.Y), 1 / (strong * grid.Cell * grid.Cell));
        }

        foreach (ref var value in grid.Ink.Values)
        {
            value = Math.Min(1, value);
        }

        for (var y = 0; y < grid.Ink.Height; y++)
        {
            var before = grid.Before.Row(y);
            before[0] = 0;
            for (var x = 0; x < grid.Ink.Width; x++)
            {
                before[x + 1] = before[x] + grid.Ink.Row(y)[x];
            }
        }

        grid.Descend(grid._above, 0, 1);
        grid.Descend(grid._below, grid.Ink.Height - 1, -1);
        return grid;
    }

    /// <summary>The cheapest path from top to bottom that passes a row at the left edge of a cell.</summary>
    public CutPath Through(int x, int y)
    {
        var columns = new int[Ink.Height];
        columns[y] = x;
        for (var row = y; row > 0; row--)
        {
            columns[row - 1] = _above.Row(row)[columns[row]];
        }

        for (var row = y; row + 1 < columns.Length; row++)
        {
            columns[row + 1] = _below.Row(row)[columns[row]];
        }

        return Measure(columns);
    }

    /// <summary>The column of the picture at which a path cuts a row of the picture.</summary>
    public static int At(CutPath path, Component component, int row)
    {
        var cell = CellOf(component);
        return component.Left + cell * path.Columns[(row - component.Top) / cell];
    }

    /// <summary>The ink that connects the cells on both sides of a column's left edge in a row.</summary>
    public float Across(int x, int y)
    {
        ReadOnlySpan<float> row = Ink.Row(y);
        return x > 0 && x < row.Length ? Math.Min(row[x - 1], row[x]) : 0;
    }

    /// <summary>The ink left of a path in each row.</summary>
    public float[] CutOff(int[] columns)
    {
        var off = new float[columns.Length];
        for (var y = 0; y < off.Length; y++)
        {
            off[y] = Before.Row(y)[columns[y]];
        }

        return off;
    }

    /// <summary>Measures the path that has these columns.</summary>
    public CutPath Measure(int[] columns)
    {
        float ink = 0, sum = 0;
        var strokes = 0;
        var inside = false;
        for (var y = 0; y < columns.Length; y++)
        {
            var from = y == 0 ? columns[y] : columns[y - 1];
            for (var x = from; x != columns[y]; x += Math.Sign(columns[y] - from))
            {
                var column = columns[y] > from ? x : x - 1;
                Cross(Math.Min(Ink.Row(y - 1)[column], Ink.Row(y)[column]));
            }

            Cross(Across(columns[y], y));
            sum += columns[y];
        }

        return new CutPath(columns, CutOff(columns), ink * Cell, strokes, _left + Cell * sum / columns.Length);

        void Cross(float value)
        {
            ink += value;
            strokes += value > MinInkOfStroke && !inside ? 1 : 0;
            inside = value > MinInkOfStroke;
        }
    }

    public void Dispose()
    {
        Ink.Dispose();
        Before.Dispose();
        _above.Dispose();
        _below.Dispose();
    }

    private static int CellOf(Component component) => (component.Height + MaxRows - 1) / MaxRows;

    private void Add(Run run, ReadOnlySpan<byte> ink, float share)
    {
        var row = Ink.Row((run.Y - _top) / Cell);
        for (var x = run.Start; x < run.End; x++)
        {
            row[(x - _left) / Cell] += ink[x] * share;
        }
    }

    /// <summary>Computes for each column of each row the column of the row before from which the cheapest path comes.</summary>
    private void Descend(Plane<int> from, int first, int down)
    {
        using var cost = new Plane<float>(Ink.Width + 1, 1);
        var values = cost.Values;
        values.Clear();
        for (var y = first; (uint)y < (uint)Ink.Height; y += down)
        {
            var origin = from.Row(y);
            for (var x = 0; x < origin.Length; x++)
            {
                origin[x] = x;
            }

            if (y != first)
            {
                ReadOnlySpan<float> here = Ink.Row(y), before = Ink.Row(y - down);
                for (var x = 1; x < values.Length; x++)
                {
                    Move(values, origin, x - 1, x, Math.Min(here[x - 1], before[x - 1]) + SidewaysCost);
                }

                for (var x = values.Length - 2; x >= 0; x--)
                {
                    Move(values, origin, x + 1, x, Math.Min(here[x], before[x]) + SidewaysCost);
                }
            }

            for (var x = 0; x < values.Length; x++)
            {
                values[x] += Across(x, y) + DownCost;
            }
        }

        static void Move(Span<float> cost, Span<int> origin, int before, int x, float step)
        {
            if (cost[before] + step < cost[x])
            {
                (cost[x], origin[x]) = (cost[before] + step, origin[before]);
            }
        }
    }
}

using DigitRecognizer.Components;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Numbers;

/// <summary>
/// A piece's ink on a grid coarse enough to search, and the ways of least ink between its cells from the top and from the bottom (dynamic
/// programming). A way runs along the cells' edges and severs the cells on either side of them: what an edge costs is the ink that joins
/// the two.
/// </summary>
internal readonly ref struct CutGrid
{
    /// <summary>Rows enough to tell a touch from a stroke.</summary>
    private const int Finest = 120;

    /// <summary>What a step costs where there is no ink: of two ways through the same ink the shorter is meant.</summary>
    private const float Down = 0.12f;
    private const float Sideways = 0.08f;

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

    /// <summary>Pixels a cell is wide and high.</summary>
    public int Cell { get; }

    /// <summary>0..1: how much of the piece's ink is in a cell, of what its strong ink would fill it with.</summary>
    public Plane<float> Ink { get; }

    /// <summary>For each cell the ink left of it in its row; one column wider than the grid.</summary>
    public Plane<float> Before { get; }

    public static CutGrid Of(Plane<byte> ink, ComponentMap components, int component)
    {
        var s = components.All[component];
        var grid = new CutGrid(s, CellOf(s));
        grid.Ink.Values.Clear();
        var strong = Component.FullInk(s.Ink, s.Area);
        foreach (var run in components.Runs)
        {
            if (run.Component == component)
            {
                grid.Add(run, ink.Row(run.Y), 1 / (strong * grid.Cell * grid.Cell));
            }
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

    /// <summary>The way of least ink from top to bottom that goes down a row left of a cell.</summary>
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

    /// <summary>The column of the picture where a path cuts a row of the picture.</summary>
    public static int At(CutPath path, Component component, int row)
    {
        var cell = CellOf(component);
        return component.Left + cell * path.Columns[(row - component.Top) / cell];
    }

    /// <summary>The ink that joins the cells left and right of a way down a row.</summary>
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

    /// <summary>What is to be known of the way that has these columns.</summary>
    public CutPath Measure(int[] columns)
    {
        const float Inked = 0.3f;
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
            strokes += value > Inked && !inside ? 1 : 0;
            inside = value > Inked;
        }
    }

    public void Dispose()
    {
        Ink.Dispose();
        Before.Dispose();
        _above.Dispose();
        _below.Dispose();
    }

    private static int CellOf(Component component) => (component.Height + Finest - 1) / Finest;

    private void Add(Run run, ReadOnlySpan<byte> ink, float share)
    {
        var row = Ink.Row((run.Y - _top) / Cell);
        for (var x = run.Start; x < run.End; x++)
        {
            row[(x - _left) / Cell] += ink[x] * share;
        }
    }

    /// <summary>Fills in for each column of each row the column of the row before from which the cheapest way comes.</summary>
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
                    Move(values, origin, x - 1, x, Math.Min(here[x - 1], before[x - 1]) + Sideways);
                }

                for (var x = values.Length - 2; x >= 0; x--)
                {
                    Move(values, origin, x + 1, x, Math.Min(here[x], before[x]) + Sideways);
                }
            }

            for (var x = 0; x < values.Length; x++)
            {
                values[x] += Across(x, y) + Down;
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

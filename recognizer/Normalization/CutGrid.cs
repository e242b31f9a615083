namespace DigitRecognizer.Normalization;

/// <summary>
/// A piece's ink on a grid coarse enough to search, and the ways of least ink through it from the top and from the bottom (dynamic programming;
/// a step goes down, aslant or sideways).
/// </summary>
internal readonly ref struct CutGrid
{
    /// <summary>Rows enough to tell a touch from a stroke.</summary>
    private const int Finest = 80;

    /// <summary>What a step costs where there is no ink: of two ways through the same ink the shorter is meant.</summary>
    private const float Step = 0.12f;

    private const float Aslant = 1.41f;

    private readonly int _left;
    private readonly int _top;

    private CutGrid(Stroke piece, int cell)
    {
        (_left, _top, Cell) = (piece.Left, piece.Top, cell);
        var (width, height) = ((piece.Width + cell - 1) / cell, (piece.Height + cell - 1) / cell);
        Ink = new Plane<float>(width, height);
        Before = new Plane<float>(width + 1, height);
        FromTop = new Plane<float>(width, height);
        FromBottom = new Plane<float>(width, height);
    }

    /// <summary>Pixels a cell is wide and high.</summary>
    public int Cell { get; }

    /// <summary>0..1: how much of the piece's ink is in a cell, of what its strong ink would fill it with.</summary>
    public Plane<float> Ink { get; }

    /// <summary>For each cell the ink left of it in its row; one column wider than the grid.</summary>
    public Plane<float> Before { get; }

    /// <summary>The least that a way from the top costs that ends in the cell.</summary>
    public Plane<float> FromTop { get; }

    /// <summary>The same from the bottom.</summary>
    public Plane<float> FromBottom { get; }

    public static CutGrid Of(Plane<byte> ink, StrokeMap strokes, int piece)
    {
        var s = strokes.Strokes[piece];
        var grid = new CutGrid(s, CellOf(s));
        grid.Ink.Values.Clear();
        var strong = (float)Math.Max(1, 1.2 * s.Contrast);
        foreach (var run in strokes.Runs)
        {
            if (run.Stroke == piece)
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

        grid.Descend(grid.FromTop, 0, 1);
        grid.Descend(grid.FromBottom, grid.Ink.Height - 1, -1);
        return grid;
    }

    /// <summary>The way of least ink from top to bottom that goes through a cell.</summary>
    public CutPath Through(int x, int y)
    {
        var columns = new int[Ink.Height];
        columns[y] = x;
        Follow(FromTop, columns, x, y, -1);
        Follow(FromBottom, columns, x, y, 1);
        return Measure(columns);
    }

    /// <summary>The column of the picture where a path cuts a row of the picture.</summary>
    public static int At(CutPath path, Stroke piece, int row)
    {
        var cell = CellOf(piece);
        return piece.Left + cell * path.Columns[(row - piece.Top) / cell];
    }

    public void Dispose()
    {
        Ink.Dispose();
        Before.Dispose();
        FromTop.Dispose();
        FromBottom.Dispose();
    }

    private static int CellOf(Stroke piece) => (piece.Height + Finest - 1) / Finest;

    private void Add(Run run, ReadOnlySpan<byte> ink, float share)
    {
        var row = Ink.Row((run.Y - _top) / Cell);
        for (var x = run.Start; x < run.End; x++)
        {
            row[(x - _left) / Cell] += ink[x] * share;
        }
    }

    private void Descend(Plane<float> cost, int first, int down)
    {
        for (var y = first; (uint)y < (uint)Ink.Height; y += down)
        {
            ReadOnlySpan<float> ink = Ink.Row(y);
            var row = cost.Row(y);
            if (y == first)
            {
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = ink[x] + Step;
                }
            }
            else
            {
                ReadOnlySpan<float> before = cost.Row(y - down);
                for (var x = 0; x < row.Length; x++)
                {
                    var aslant = Math.Min(x > 0 ? before[x - 1] : float.MaxValue, x + 1 < row.Length ? before[x + 1] : float.MaxValue);
                    row[x] = Math.Min(before[x] + ink[x] + Step, aslant + Aslant * (ink[x] + Step));
                }
            }

            for (var x = 1; x < row.Length; x++)
            {
                row[x] = Math.Min(row[x], row[x - 1] + ink[x] + Step);
            }

            for (var x = row.Length - 2; x >= 0; x--)
            {
                row[x] = Math.Min(row[x], row[x + 1] + ink[x] + Step);
            }
        }
    }

    /// <summary>Goes back to where the least cost came from, row by row.</summary>
    private void Follow(Plane<float> cost, int[] columns, int x, int y, int back)
    {
        while ((uint)(y + back) < (uint)Ink.Height)
        {
            ReadOnlySpan<float> row = cost.Row(y), before = cost.Row(y + back);
            var here = Ink.Row(y)[x] + Step;
            var best = before[x] + here;
            int toX = x, toY = y + back;
            Better(x > 0 ? before[x - 1] + Aslant * here : float.MaxValue, x - 1, y + back);
            Better(x + 1 < row.Length ? before[x + 1] + Aslant * here : float.MaxValue, x + 1, y + back);
            Better(x > 0 && row[x - 1] < row[x] ? row[x - 1] + here : float.MaxValue, x - 1, y);
            Better(x + 1 < row.Length && row[x + 1] < row[x] ? row[x + 1] + here : float.MaxValue, x + 1, y);
            (x, y) = (toX, toY);
            columns[y] = x;

            void Better(float other, int otherX, int otherY)
            {
                if (other < best)
                {
                    (best, toX, toY) = (other, otherX, otherY);
                }
            }
        }
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

    private CutPath Measure(int[] columns)
    {
        const float Inked = 0.3f;
        float ink = 0, sum = 0;
        var strokes = 0;
        var inside = false;
        for (var y = 0; y < columns.Length; y++)
        {
            var value = Ink.Row(y)[columns[y]];
            ink += value;
            sum += columns[y];
            strokes += value > Inked && !inside ? 1 : 0;
            inside = value > Inked;
        }

        return new CutPath(columns, CutOff(columns), ink * Cell, strokes, _left + Cell * sum / columns.Length);
    }
}

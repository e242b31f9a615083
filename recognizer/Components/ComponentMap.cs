using System.Buffers;
using DigitRecognizer.Filters;

namespace DigitRecognizer.Components;

/// <summary>Step 4a: the connected components of a mask (8 neighbours): runs of pixels, joined by union-find. Dispose it.</summary>
internal ref struct ComponentMap
{
    private Run[] _runs;
    private int _runCount;
    private Component[] _components;
    private int _count;

    private ComponentMap(int capacity)
    {
        _runs = ArrayPool<Run>.Shared.Rent(capacity);
        _components = [];
    }

    /// <summary>All runs, row by row.</summary>
    public readonly ReadOnlySpan<Run> Runs => _runs.AsSpan(0, _runCount);

    /// <summary>All components; of a mask, in the order of their first rows.</summary>
    public readonly ReadOnlySpan<Component> All => _components.AsSpan(0, _count);

    /// <summary>The runs of one component, row by row.</summary>
    public readonly ComponentRuns RunsOf(int component) => new(Runs, component, All[component].Top, All[component].Bottom);

    /// <param name="mask">1 for ink, else 0.</param>
    /// <param name="ink">How much each pixel is ink, as large as the mask.</param>
    public static ComponentMap Of(Plane<byte> mask, Plane<byte> ink)
    {
        var map = new ComponentMap(256);
        int above = 0, aboveEnd = 0;
        for (var y = 0; y < mask.Height; y++)
        {
            var first = map._runCount;
            map.AddRow(mask.Row(y), y);
            map.Join(above, aboveEnd, first);
            (above, aboveEnd) = (first, map._runCount);
        }

        map.Collect(mask, ink);
        return map;
    }

    /// <summary>
    /// The same pixels as other components: in another order, cut apart, or without some.
    /// </summary>
    /// <param name="mask">What the components were found in.</param>
    /// <param name="ink">How much each pixel is ink.</param>
    /// <param name="count">How many components there will be.</param>
    /// <param name="componentOf">The new component of a pixel, from its run and its column; -1 to drop it.</param>
    public readonly ComponentMap Regroup(Plane<byte> mask, Plane<byte> ink, int count, Func<Run, int, int> componentOf)
    {
        var map = new ComponentMap(Math.Max(256, _runCount)) { _components = ArrayPool<Component>.Shared.Rent(count), _count = count };
        for (var i = 0; i < count; i++)
        {
            map._components[i] = new Component { Left = int.MaxValue, Top = int.MaxValue };
        }

        foreach (var run in Runs)
        {
            for (var start = run.Start; start < run.End;)
            {
                var component = componentOf(run, start);
                var end = start + 1;
                while (end < run.End && componentOf(run, end) == component)
                {
                    end++;
                }

                if (component >= 0)
                {
                    if (map._runCount == map._runs.Length)
                    {
                        map.Grow();
                    }

                    var cut = new Run(run.Y, start, end, component);
                    map._runs[map._runCount++] = cut;
                    Extend(ref map._components[component], cut, mask, ink);
                }

                start = end;
            }
        }

        return map;
    }

    public readonly void Dispose()
    {
        ArrayPool<Run>.Shared.Return(_runs);
        ArrayPool<Component>.Shared.Return(_components);
    }

    /// <summary>Adds the runs of one row, each a component of its own.</summary>
    private void AddRow(ReadOnlySpan<byte> row, int y)
    {
        for (var x = 0; ;)
        {
            var start = row[x..].IndexOf((byte)1);
            if (start < 0)
            {
                return;
            }

            x += start;
            var length = row[x..].IndexOf((byte)0);
            var end = length < 0 ? row.Length : x + length;
            if (_runCount == _runs.Length)
            {
                Grow();
            }

            _runs[_runCount] = new Run(y, x, end, _runCount);
            _runCount++;
            x = end;
            if (x >= row.Length)
            {
                return;
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<Run>.Shared.Rent(2 * _runs.Length);
        Runs.CopyTo(larger);
        ArrayPool<Run>.Shared.Return(_runs);
        _runs = larger;
    }

    /// <summary>Joins the runs of a row with those of the row above that they touch.</summary>
    private readonly void Join(int above, int aboveEnd, int here)
    {
        while (above < aboveEnd && here < _runCount)
        {
            ref var upper = ref _runs[above];
            ref var lower = ref _runs[here];
            if (upper.Start <= lower.End && lower.Start <= upper.End)
            {
                int a = Root(above), b = Root(here);
                _runs[Math.Max(a, b)].Component = Math.Min(a, b);
            }

            if (upper.End < lower.End)
            {
                above++;
            }
            else
            {
                here++;
            }
        }
    }

    private readonly int Root(int run)
    {
        while (_runs[run].Component != run)
        {
            run = _runs[run].Component = _runs[_runs[run].Component].Component;
        }

        return run;
    }

    /// <summary>Replaces in each run the number of an earlier run of the same component by an index of <see cref="All"/>.</summary>
    private void Collect(Plane<byte> mask, Plane<byte> ink)
    {
        var roots = 0;
        for (var i = 0; i < _runCount; i++)
        {
            roots += _runs[i].Component == i ? 1 : 0;
        }

        _components = ArrayPool<Component>.Shared.Rent(roots);
        for (var i = 0; i < _runCount; i++)
        {
            ref var run = ref _runs[i];
            if (run.Component == i)
            {
                run.Component = _count;
                _components[_count++] = new Component { Left = run.Start, Right = run.End - 1, Top = run.Y, Bottom = run.Y };
            }
            else
            {
                // The earlier run was replaced before, so one step is enough.
                run.Component = _runs[run.Component].Component;
            }

            Extend(ref _components[run.Component], run, mask, ink);
        }
    }

    private static void Extend(ref Component component, Run run, Plane<byte> mask, Plane<byte> ink)
    {
        component.Left = Math.Min(component.Left, run.Start);
        component.Right = Math.Max(component.Right, run.End - 1);
        component.Top = Math.Min(component.Top, run.Y);
        component.Bottom = run.Y;
        component.Area += run.End - run.Start;
        foreach (var value in ink.Row(run.Y)[run.Start..run.End])
        {
            component.Ink += value;
        }

        var onRowEdge = run.Y == 0 || run.Y == mask.Height - 1;
        component.EdgePixels += onRowEdge ? run.End - run.Start : (run.Start == 0 ? 1 : 0) + (run.End == mask.Width ? 1 : 0);
    }
}

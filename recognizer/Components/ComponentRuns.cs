namespace DigitRecognizer.Components;

/// <summary>Enumerates the runs of one component. It reads only the rows of the component, so that a small one costs little.</summary>
internal ref struct ComponentRuns
{
    private readonly ReadOnlySpan<Run> _runs;
    private readonly int _component;
    private readonly int _bottom;
    private int _at;

    /// <param name="runs">The runs of all components, row by row.</param>
    /// <param name="component">The component.</param>
    /// <param name="top">Its first row.</param>
    /// <param name="bottom">Its last row.</param>
    public ComponentRuns(ReadOnlySpan<Run> runs, int component, int top, int bottom)
    {
        _runs = runs;
        _component = component;
        _bottom = bottom;
        _at = ~runs.BinarySearch(new FirstAtRow(top)) - 1;
    }

    public readonly Run Current => _runs[_at];

    public readonly ComponentRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        do
        {
            _at++;
        }
        while (_at < _runs.Length && _runs[_at].Y <= _bottom && _runs[_at].Component != _component);

        return _at < _runs.Length && _runs[_at].Y <= _bottom;
    }
}

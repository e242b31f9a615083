namespace DigitRecognizer.Components;

/// <summary>
/// Finds the first run, or the first component, that begins at a row or below it: <c>~sorted.BinarySearch(new FirstAtRow(row))</c>. It is
/// equal to none, so the search always returns the complement of that position.
/// </summary>
/// <param name="Row">The row.</param>
internal readonly record struct FirstAtRow(double Row) : IComparable<Run>, IComparable<Component>
{
    public int CompareTo(Run other) => other.Y >= Row ? -1 : 1;

    public int CompareTo(Component other) => other.Top >= Row ? -1 : 1;
}

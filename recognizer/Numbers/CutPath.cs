namespace DigitRecognizer.Numbers;

/// <summary>A cut through a component from top to bottom, with one column in each row.</summary>
/// <param name="Columns">One for each row of the grid, from the top; the first column right of the cut.</param>
/// <param name="CutOff">The ink left of the cut in each row, in cells.</param>
/// <param name="Ink">The ink on the cut, in pixels.</param>
/// <param name="CrossedStrokes">How many strokes it crosses: 1 where two digits touch, 2 in a loop.</param>
/// <param name="Middle">The mean of its columns, in pixels of the picture.</param>
internal sealed record CutPath(int[] Columns, float[] CutOff, float Ink, int CrossedStrokes, float Middle)
{
    /// <summary>The log odds that it separates two digits that touch.</summary>
    public float LogOdds { get; init; }
}

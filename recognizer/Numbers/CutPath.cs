namespace DigitRecognizer.Numbers;

/// <summary>A way from top to bottom through a piece: in each row it has one column, and what lies left of that is cut off.</summary>
/// <param name="Columns">One a row of the grid, from the top; ink from there on lies right of the cut.</param>
/// <param name="CutOff">The ink left of it in each row, in cells.</param>
/// <param name="Ink">How much ink it goes through, in pixels.</param>
/// <param name="CrossedStrokes">How many separate strokes it goes through: a touch is one, a loop two.</param>
/// <param name="Middle">The mean of its columns.</param>
internal sealed record CutPath(int[] Columns, float[] CutOff, float Ink, int CrossedStrokes, float Middle)
{
    /// <summary>The log odds that it goes where two digits touch.</summary>
    public float LogOdds { get; init; }
}

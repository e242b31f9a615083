namespace DigitRecognizer.Normalization;

/// <summary>A straight cut through a piece.</summary>
/// <param name="X">Where it crosses row <paramref name="Y"/>.</param>
/// <param name="Y">The row in the middle of the piece.</param>
/// <param name="Slant">Columns to the left for each row down.</param>
/// <param name="Ink">Pixels of ink on it.</param>
/// <param name="Strokes">How many separate strokes it goes through: a touch is one, a loop two.</param>
internal readonly record struct Cut(int X, int Y, float Slant, int Ink, int Strokes)
{
    public int At(int row) => X - (int)MathF.Round((row - Y) * Slant);
}

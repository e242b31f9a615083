namespace DigitRecognizer.Normalization;

/// <summary>A straight cut through a piece.</summary>
/// <param name="X">Where it crosses row <paramref name="Y"/>.</param>
/// <param name="Y">The row in the middle of the piece.</param>
/// <param name="Slant">Columns to the left for each row down.</param>
/// <param name="Ink">Pixels of ink on it.</param>
internal readonly record struct Cut(int X, int Y, float Slant, int Ink)
{
    public int At(int row) => X - (int)MathF.Round((row - Y) * Slant);
}

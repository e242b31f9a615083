namespace DigitRecognizer.Normalization;

/// <summary>The cut at the left of a piece.</summary>
/// <param name="Ink">How many pixels of ink it goes through; 0 where the piece's left neighbour does not touch it.</param>
/// <param name="Strokes">How many separate strokes it goes through.</param>
/// <param name="PieceWidth">The width of what was cut.</param>
internal readonly record struct DigitLineCut(int Ink, int Strokes, int PieceWidth);

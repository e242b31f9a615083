using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.Data;

/// <summary>A letter or sign as pen strokes.</summary>
/// <param name="Character">The character; null for a sign without one.</param>
/// <param name="Strokes">The path of each stroke; the glyph's larger side is 1 unit, centred at the origin.</param>
public sealed record StrokeGlyph(char? Character, IReadOnlyList<Segment[]> Strokes);

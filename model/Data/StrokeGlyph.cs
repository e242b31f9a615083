using DigitRecognizer.Model.Augmentation;

namespace DigitRecognizer.Model.Data;

/// <summary>A letter or sign as a pen draws it.</summary>
/// <param name="Character">What it stands for, or null where a font of signs has no character for it.</param>
/// <param name="Strokes">Each the pen's path from touching the paper to leaving it; the larger side is 1 unit, about the origin.</param>
public sealed record StrokeGlyph(char? Character, IReadOnlyList<Segment[]> Strokes);

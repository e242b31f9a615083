namespace DigitRecognizer.Reading;

/// <summary>Neighbouring pieces of a line that are read as one digit.</summary>
/// <param name="Start">The first piece.</param>
/// <param name="End">The piece after the last.</param>
/// <param name="Probabilities">One a class; they sum to 1.</param>
internal sealed record DigitSegment(int Start, int End, float[] Probabilities);

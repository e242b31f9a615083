using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>Neighbouring pieces of a line that are read as one digit.</summary>
/// <param name="Box">The box around them in the picture that the line was found in.</param>
/// <param name="Image">28 x 28 values of 0..1, row-major: the pieces as the classifier of lone digits saw them.</param>
/// <param name="DetectorProbability">How much that looks like a digit at all, 0..1.</param>
/// <param name="Probabilities">One a class; they sum to 1.</param>
internal sealed record DigitSegment(PixelBox Box, float[] Image, float DetectorProbability, float[] Probabilities);

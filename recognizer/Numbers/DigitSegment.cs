using DigitRecognizer.Imaging;

namespace DigitRecognizer.Numbers;

/// <summary>Consecutive fragments of a line that are read as one digit.</summary>
/// <param name="Box">The box around them, in pixels of the picture that the line was found in.</param>
/// <param name="Image">28 x 28 values of 0..1, row-major: the fragments as LeNet saw them.</param>
/// <param name="DetectorProbability">The detector's probability that the image is a digit, 0..1.</param>
/// <param name="Probabilities">One for each class; they sum to 1.</param>
internal sealed record DigitSegment(PixelBox Box, float[] Image, float DetectorProbability, float[] Probabilities);

namespace DigitRecognizer.Numbers;

/// <summary>The most probable segmentation of a line.</summary>
/// <param name="Segments">The digits from left to right; together they have all fragments of the line.</param>
/// <param name="HasCut">Whether a component was cut apart.</param>
/// <param name="Probability">
/// The probability of the digits, 0..1; 1 where no component was cut, because then each digit's own confidence says all.
/// </param>
internal readonly record struct SegmentedLine(IReadOnlyList<DigitSegment> Segments, bool HasCut, float Probability);

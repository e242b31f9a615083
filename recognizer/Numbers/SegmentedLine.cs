namespace DigitRecognizer.Numbers;

/// <summary>The most probable segmentation of a line.</summary>
/// <param name="Segments">The digits from left to right; together they have all fragments of the line.</param>
/// <param name="HasCut">Whether a component was cut apart.</param>
/// <param name="Probability">
/// Where a component was cut, the probability of the digits, 0..1, see <see cref="PathProbability"/>; else 1.
/// </param>
internal readonly record struct SegmentedLine(IReadOnlyList<DigitSegment> Segments, bool HasCut, float Probability);

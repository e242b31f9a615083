namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>The training label of a segment of a number.</summary>
/// <param name="Class">The digit that it contains most of.</param>
/// <param name="Wholeness">0..1: 1 where it is that whole digit and nothing else.</param>
internal readonly record struct SegmentLabel(byte Class, float Wholeness);

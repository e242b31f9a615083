namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>What a segment of a number should be called.</summary>
/// <param name="Class">The digit that it has most of.</param>
/// <param name="Wholeness">0..1: how nearly it is that whole digit and nothing else.</param>
internal readonly record struct SegmentLabel(byte Class, float Wholeness);

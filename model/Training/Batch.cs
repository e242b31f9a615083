namespace DigitRecognizer.Model.Training;

/// <summary>Some pictures ready for the network.</summary>
/// <param name="Images">Count x 28 x 28 values of 0..1.</param>
/// <param name="Labels">One class a picture.</param>
/// <param name="Answers">Count x classes probabilities of the teacher, or null without one.</param>
public sealed record Batch(float[] Images, long[] Labels, float[]? Answers);

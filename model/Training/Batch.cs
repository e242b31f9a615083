namespace DigitRecognizer.Model.Training;

/// <summary>A batch of pictures as the network takes them.</summary>
/// <param name="Images">Count x side x side values.</param>
/// <param name="Labels">One class for each picture.</param>
/// <param name="Answers">Count x classes probabilities of the teacher, or null without one.</param>
public sealed record Batch(float[] Images, long[] Labels, float[]? Answers);

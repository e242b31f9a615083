namespace DigitRecognizer.Model.Evaluation;

/// <summary>One labelled picture to measure on.</summary>
/// <param name="File">Path of the picture file.</param>
/// <param name="Label">Its class, as written in the data set.</param>
/// <param name="Group">Kind of picture to report together; empty where the data names none.</param>
/// <param name="Source">Its author or origin; empty where the data names none.</param>
public sealed record Sample(string File, string Label, string Group, string Source);

namespace DigitRecognizer.Model.Evaluation;

/// <summary>The recognizer's answer for one picture.</summary>
/// <param name="Name">File, or number in its data set.</param>
/// <param name="Label">The true class; -1 where the model has no such class.</param>
/// <param name="Predicted">The answered class; -1 where the recognizer found no digit.</param>
/// <param name="Confidence">Probability of the answered class, 0..1.</param>
/// <param name="Accepted">Whether the answer was accepted.</param>
/// <param name="Group">Kind of picture.</param>
/// <param name="Source">Origin of the picture.</param>
public sealed record Answer(string Name, int Label, int Predicted, float Confidence, bool Accepted, string Group = "", string Source = "")
{
    public bool Correct => Label >= 0 && Label == Predicted;
}

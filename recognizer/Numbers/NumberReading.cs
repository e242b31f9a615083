using DigitRecognizer.Components;
using DigitRecognizer.Digits;

namespace DigitRecognizer.Numbers;

/// <summary>The answer for one picture of a whole number.</summary>
/// <param name="Digits">
/// The digits from left to right, at least one; each with its own box. The probabilities of a digit that was cut from a neighbour combine
/// LeNet's answer with the segment classifier's, as the search for the cuts did.
/// </param>
/// <param name="Location">The box around all digits, and how their ink differs from the background.</param>
public sealed record NumberReading(IReadOnlyList<DigitReading> Digits, DigitLocation Location)
{
    /// <summary>The digits as text.</summary>
    public string Number { get; } = string.Concat(Digits.Select(digit => digit.PredictedClass));

    /// <summary>The lowest of the digits' confidences.</summary>
    public float Confidence { get; } = Digits.Min(digit => digit.Confidence);

    /// <summary>The first refusal among the digits, or null when all are accepted.</summary>
    public Rejection? Rejection { get; } = Digits.FirstOrDefault(digit => !digit.Accepted)?.Rejection;

    public bool Accepted => Rejection is null;
}

using DigitRecognizer.Components;
using DigitRecognizer.Digits;

namespace DigitRecognizer.Numbers;

/// <summary>The answer for one picture of a whole number.</summary>
/// <param name="Digits">
/// The digits from left to right, at least one; each with its own box. Where a digit was cut off a neighbour it touches, its probabilities are what the
/// network and a classifier of cut digits say together: the same as decided where to cut.
/// </param>
/// <param name="Location">The box around all digits, and how ink was told from background.</param>
public sealed record NumberReading(IReadOnlyList<DigitReading> Digits, DigitLocation Location)
{
    /// <summary>The digits' classes written together.</summary>
    public string Number { get; } = string.Concat(Digits.Select(digit => digit.PredictedClass));

    /// <summary>The lowest of the digits' confidences.</summary>
    public float Confidence { get; } = Digits.Min(digit => digit.Confidence);

    /// <summary>The first refusal among the digits, or null when all are accepted.</summary>
    public Rejection? Rejection { get; } = Digits.FirstOrDefault(digit => !digit.Accepted)?.Rejection;

    public bool Accepted => Rejection is null;
}

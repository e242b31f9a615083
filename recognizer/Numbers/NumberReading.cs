using DigitRecognizer.Components;
using DigitRecognizer.Digits;

namespace DigitRecognizer.Numbers;

/// <summary>The answer for one picture of a whole number.</summary>
/// <param name="Digits">
/// The digits from left to right, at least one; each with its own box. The probabilities of a digit that was cut from a neighbour combine
/// LeNet's answer with the segment classifier's, as the search for the cuts did.
/// </param>
/// <param name="Location">The box around all digits, and how their ink differs from the background.</param>
/// <param name="Signs">The signs on the line, from left to right.</param>
/// <param name="OtherInk">Why the digits are not all that the picture holds, or null.</param>
/// <param name="Probability">
/// Where digits were cut apart, the probability of these digits among all that other cuts would give, 0..1; else 1.
/// </param>
public sealed record NumberReading(
    IReadOnlyList<DigitReading> Digits, DigitLocation Location, IReadOnlyList<LineSign> Signs, Rejection? OtherInk, float Probability)
{
    /// <summary>
    /// Numbers of which digits were cut apart are accepted from this probability on. Of numbers composed of people's touching digits
    /// (ComposedNumbersTests) three in a hundred of those accepted are wrong; without this limit one in ten.
    /// </summary>
    internal const float MinProbability = 0.8f;

    /// <summary>The digits as text, without the signs.</summary>
    public string Number { get; } = string.Concat(Digits.Select(digit => digit.PredictedClass));

    /// <summary>The lowest of the digits' confidences and of <see cref="Probability"/>.</summary>
    public float Confidence { get; } = Math.Min(Probability, Digits.Min(digit => digit.Confidence));

    /// <summary>
    /// Why the number should not be trusted: other ink, the first refusal among the digits, or doubtful cuts; null where it is accepted.
    /// </summary>
    public Rejection? Rejection { get; } =
        OtherInk ?? Digits.FirstOrDefault(digit => !digit.Accepted)?.Rejection ?? OfProbability(Probability);

    public bool Accepted => Rejection is null;

    private static Rejection? OfProbability(float probability) =>
        probability < MinProbability ? DigitRecognizer.Digits.Rejection.LowConfidence : null;

    /// <summary>The line as it stands, digits and signs from left to right.</summary>
    /// <param name="nameOf">The text of a digit's class.</param>
    public string Text(Func<DigitReading, string> nameOf)
    {
        var digits = Digits.Select(digit => (digit.Location.Box.CentreX, Text: nameOf(digit)));
        var signs = Signs.Select(sign => (sign.Box.CentreX, Text: sign.Character.ToString()));
        return string.Concat(digits.Concat(signs).OrderBy(part => part.CentreX).Select(part => part.Text));
    }
}

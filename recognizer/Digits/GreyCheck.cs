using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Compares a doubtful answer with that of <see cref="GreyClassifier"/>, which sees the grey picture around the digit and not only the ink
/// that was selected. On reduced copies (ReducedCopiesTests) the mean of both is right more often than either. Where they differ, the mean
/// has a low confidence.
/// </summary>
internal static class GreyCheck
{
    /// <summary>
    /// With more evidence the second classifier is not run. Higher for a small picture, where a lost stroke is more likely.
    /// </summary>
    private const double MaxDoubtfulEvidence = 4, MaxDoubtfulEvidenceOfSmall = 6;

    /// <summary>The second classifier's share of the mean probabilities.</summary>
    private const float ShareOfMean = 0.5f;

    /// <summary>
    /// The weight of its log odds of a digit in the evidence; those of the detector have 1. Less in a large picture, whose ink is seldom
    /// selected wrongly and whose crop may show ruling and shadows.
    /// </summary>
    private const double WeightOfEvidence = 0.6, WeightOfEvidenceInSmall = 1.5;

    /// <summary>
    /// In a small picture an answer with less confidence in the mean is rejected: the classifiers give different digits, or both are
    /// unsure.
    /// </summary>
    private const float MinConfidenceInSmall = 0.64f;

    /// <summary>Whether an attempt leaves a doubt. A picture that is framed already has nothing around its digit.</summary>
    public static bool IsNeeded(Attempt attempt) =>
        attempt.Context != DigitContext.None
        && attempt.Evidence < (attempt.Context.IsSmall ? MaxDoubtfulEvidenceOfSmall : MaxDoubtfulEvidence);

    /// <summary>
    /// Replaces the attempt's probabilities with the mean, and decides again whether it is accepted. Its evidence stays that of LeNet and
    /// the detector, with which the checks for turned and struck-out digits compare.
    /// </summary>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="attempt">An attempt of a model that reads digits; its probabilities are overwritten.</param>
    public static Attempt Apply(Plane<byte> grey, int reduction, Attempt attempt)
    {
        Span<float> crop = stackalloc float[GreyCrop.Length], digits = stackalloc float[GreyClassifier.Digits];
        GreyCrop.Draw(grey, attempt.Location.Box.Reduce(reduction), crop);
        var digit = GreyClassifier.Classify(GreyClassifier.Packaged, crop, digits);

        TensorPrimitives.Multiply(digits, ShareOfMean, digits);
        TensorPrimitives.MultiplyAdd(attempt.Probabilities, 1 - ShareOfMean, digits, attempt.Probabilities);
        var confidence = TensorPrimitives.Max<float>(attempt.Probabilities);
        var weight = attempt.Context.IsSmall ? WeightOfEvidenceInSmall : WeightOfEvidence;
        var evidence = attempt.Evidence + weight * RejectionRule.LogOdds(digit);
        return attempt with
        {
            Rejection = RejectionRule.OfContext(attempt.Context) ?? RejectionRule.OfEvidence(evidence, confidence)
                ?? (attempt.Context.IsSmall && confidence < MinConfidenceInSmall ? Rejection.LowConfidence : null),
        };
    }
}

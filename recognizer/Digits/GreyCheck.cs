using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Compares a doubtful answer with that of <see cref="GreyClassifier"/>, which sees the grey picture around the digit and not only the ink
/// that was selected. The mean of both is right more often than either; where they differ it is as unsure as it should be.
/// </summary>
internal static class GreyCheck
{
    /// <summary>
    /// An answer with more evidence is not compared, so that it takes no time. Higher for a small picture, where a lost stroke is more likely.
    /// </summary>
    private const double MaxDoubtfulEvidence = 4, MaxDoubtfulEvidenceOfSmall = 6;

    /// <summary>The second classifier's share of the mean probabilities.</summary>
    private const float ShareOfMean = 0.5f;

    /// <summary>The weight of its log odds of a digit in the evidence; those of the detector have 1.</summary>
    private const double WeightOfEvidence = 1.5;

    /// <summary>
    /// In a small picture an answer with less confidence in the mean is rejected: the two classifiers see different digits in it.
    /// </summary>
    private const float MinConfidenceInSmall = 0.65f;

    /// <summary>Whether an attempt leaves a doubt. A picture that is framed already has nothing around its digit.</summary>
    public static bool IsNeeded(Attempt attempt) =>
        attempt.Context != DigitContext.None
        && attempt.Evidence < (attempt.Context.IsSmall ? MaxDoubtfulEvidenceOfSmall : MaxDoubtfulEvidence);

    /// <summary>Replaces the attempt's probabilities with the mean, and decides again whether it is accepted.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="attempt">An attempt of a model that reads digits; its probabilities are overwritten.</param>
    public static Attempt Apply(Plane<byte> grey, int reduction, Attempt attempt)
    {
        Span<float> crop = stackalloc float[GreyCrop.Length], logits = stackalloc float[GreyClassifier.Outputs];
        GreyCrop.Draw(grey, attempt.Location.Box.Reduce(reduction), crop);
        GreyClassifier.Packaged.Run(crop, logits);
        Span<float> digits = stackalloc float[GreyClassifier.Digits];
        TensorPrimitives.SoftMax<float>(logits[..GreyClassifier.Digits], digits);
        TensorPrimitives.SoftMax<float>(logits, logits);
        var digit = 1 - logits[GreyClassifier.Digits];

        TensorPrimitives.Multiply(digits, ShareOfMean, digits);
        TensorPrimitives.MultiplyAdd(attempt.Probabilities, 1 - ShareOfMean, digits, attempt.Probabilities);
        var confidence = TensorPrimitives.Max<float>(attempt.Probabilities);
        var evidence = RejectionRule.Evidence(attempt.Detected, confidence) + WeightOfEvidence * RejectionRule.LogOdds(digit);
        return attempt with
        {
            Rejection = RejectionRule.OfContext(attempt.Context) ?? RejectionRule.OfEvidence(evidence, confidence)
                ?? (attempt.Context.IsSmall && confidence < MinConfidenceInSmall ? Rejection.LowConfidence : null),
        };
    }
}

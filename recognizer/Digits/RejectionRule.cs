using System.Numerics.Tensors;
using DigitRecognizer.Framing;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Decides when an answer should not be trusted. The limits are set so that at most one real digit in two hundred is rejected;
/// RejectionTests measures how many digits and other pictures are rejected, and fails when a new model, detector or pipeline changes that.
/// </summary>
internal static class RejectionRule
{
    /// <summary>With this many other components the picture is a page of text or a pattern.</summary>
    private const int MaxOtherComponents = 11;

    /// <summary>A digit with wider strokes, as a share of its longer side, is a filled shape; the broadest marker's measure 0.36.</summary>
    private const double MaxRelativeStrokeWidth = 0.4;

    /// <summary>Ink with less contrast to noise is noise or texture; a digit in the faintest pencil has 10.</summary>
    private const double MinContrastToNoise = 9;

    /// <summary>The same in a small picture, where a pixel averages a stroke with the paper beside it.</summary>
    private const double MinContrastToNoiseInSmall = 5;

    /// <summary>
    /// Most ink of other components near the digit, as a share of the digit's. Tolerated is what a blot or a spot of a
    /// photograph has, in nearly all real digits less than 0.03; a minus has 0.04 to 0.4.
    /// </summary>
    private const double MaxInkNearby = 0.04;

    /// <summary>With more other components they are a page or a pattern around the digit and not signs beside it.</summary>
    private const int MaxSigns = 3;

    /// <summary>Least weighted sum of log odds: the detector's, and this share of the classifier's.</summary>
    private const double MinEvidence = -1.6, ConfidenceWeight = 0.25;

    /// <summary>Upper bound of each log odds, a thousand to one: neither network is right more often.</summary>
    private const double MaxLogOdds = 7;

    /// <summary>An answer with less confidence is not accepted.</summary>
    private const float MinConfidence = 0.45f;

    /// <summary>Pixels of the shorter side from which on a picture can show a digit: three strokes of an 8 or a 3, and two gaps.</summary>
    private const int MinSide = 5;

    /// <summary>Whether a picture has too few rows or columns to show a digit, whatever was found in it.</summary>
    public static bool IsTooSmall(PixelView pixels) => Math.Min(pixels.Width, pixels.Height) < MinSide;

    /// <summary>The detector's probability of a digit, 0..1. A model of other classes does without the detector.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="image">The 28 x 28 values that it saw.</param>
    public static float Detect(ModelInfo model, ReadOnlySpan<float> image) => model.ReadsDigits ? DigitDetector.Packaged.Of(image) : 1;

    /// <param name="model">Only for a model that reads digits the detector's answer counts.</param>
    /// <param name="detected">The detector's probability of a digit, 0..1.</param>
    /// <param name="probabilities">The classifier's answer.</param>
    /// <param name="context">What the picture shows beside the digit.</param>
    /// <param name="evidence">The evidence for a digit; infinite for a model of other classes.</param>
    /// <returns>Null where the answer is accepted.</returns>
    public static Rejection? Decide(
        ModelInfo model, float detected, ReadOnlySpan<float> probabilities, DigitContext context, out double evidence)
    {
        var confidence = TensorPrimitives.Max(probabilities);
        evidence = model.ReadsDigits ? Evidence(detected, confidence) : double.PositiveInfinity;
        return OfContext(context) ?? OfEvidence(evidence, confidence);
    }

    /// <summary>The same rule for one digit of a number, where other components are expected.</summary>
    /// <param name="model">Only for a model that reads digits the detector's answer counts.</param>
    /// <param name="detected">The detector's probability of a digit, 0..1.</param>
    /// <param name="probabilities">The classifier's answer.</param>
    /// <returns>Null where the answer is accepted.</returns>
    public static Rejection? Decide(ModelInfo model, float detected, ReadOnlySpan<float> probabilities)
    {
        var confidence = TensorPrimitives.Max(probabilities);
        return OfEvidence(model.ReadsDigits ? Evidence(detected, confidence) : double.PositiveInfinity, confidence);
    }

    /// <summary>The reason for rejection that follows from the rest of the picture.</summary>
    /// <param name="context">What the picture shows beside the digit.</param>
    /// <returns>Null where there is none.</returns>
    public static Rejection? OfContext(DigitContext context)
    {
        if (context.OtherComponents > MaxOtherComponents || context.RelativeStrokeWidth > MaxRelativeStrokeWidth
            || context.ContrastToNoise < (context.IsSmall ? MinContrastToNoiseInSmall : MinContrastToNoise))
        {
            return Rejection.NotADigit;
        }

        if (context.NeighboursOnLine + context.DigitsAboveOrBelow > 0 || context.IsBetweenTwo)
        {
            return Rejection.SeveralDigits;
        }

        if (context.InkNearby > MaxInkNearby && context.OtherComponents <= MaxSigns)
        {
            return Rejection.NotOnlyDigits;
        }

        return null;
    }

    /// <summary>The reason for rejection that follows from the networks' answers.</summary>
    /// <param name="evidence">The evidence for a digit.</param>
    /// <param name="confidence">The highest probability, 0..1.</param>
    /// <returns>Null where the answer is accepted.</returns>
    public static Rejection? OfEvidence(double evidence, float confidence) =>
        evidence < MinEvidence ? Rejection.NotADigit : confidence < MinConfidence ? Rejection.LowConfidence : null;

    /// <summary>The weighted sum of both networks' log odds.</summary>
    /// <param name="detected">The detector's probability of a digit, 0..1.</param>
    /// <param name="confidence">The classifier's highest probability, 0..1.</param>
    public static double Evidence(double detected, double confidence) => LogOdds(detected) + ConfidenceWeight * LogOdds(confidence);

    /// <summary>The log odds of a probability of 0..1, at most <see cref="MaxLogOdds"/>.</summary>
    public static double LogOdds(double probability) => Math.Min(MaxLogOdds, Math.Log(probability / (1 - probability)));
}

using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>The result of one attempt to read a picture.</summary>
/// <param name="Kind">How the picture was preprocessed.</param>
/// <param name="Location">Where the digit is.</param>
/// <param name="Context">What the picture shows beside the digit, as far as it counts for this kind of attempt.</param>
/// <param name="Probabilities">The classifier's answer, one probability for each class.</param>
/// <param name="Detected">The detector's probability of a digit, 0..1.</param>
/// <param name="Rejection">Why the answer should not be trusted, or null.</param>
/// <param name="Evidence">The evidence for a digit, as <see cref="RejectionRule"/> weighs it.</param>
internal readonly record struct Attempt(
    AttemptKind Kind,
    DigitLocation Location,
    DigitContext Context,
    float[] Probabilities,
    float Detected,
    Rejection? Rejection,
    double Evidence)
{
    /// <summary>Least evidence for a digit that was read.</summary>
    private const double MinEvidenceOfDigit = 0;

    /// <summary>
    /// Whether a digit was read, and is rejected for the ink beside it. Another attempt may accept it because it has lost that ink.
    /// </summary>
    public bool IsDigitBesideOtherInk => Rejection == Digits.Rejection.NotOnlyDigits && Evidence > MinEvidenceOfDigit;

    /// <param name="network">Classifies the digit.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="kind">How to preprocess it.</param>
    /// <param name="image">Takes the 28 x 28 values that the network sees.</param>
    /// <returns>Null where this attempt finds no digit.</returns>
    public static Attempt? Run(LeNet network, Plane<byte> grey, int reduction, AttemptKind kind, Span<float> image)
    {
        if (!Normalizer.TryNormalize(grey, reduction, kind, image, out var location, out var context))
        {
            return null;
        }

        // A retry is made because of a doubt, with preprocessing that changes thin strokes: Retry has its own limit for their ink.
        var judged = kind == AttemptKind.Standard ? context : context with { InkNearby = 0 };
        return Of(network, kind, location, judged, image);
    }

    /// <summary>Reads a digit that is framed already.</summary>
    /// <param name="network">Classifies the digit.</param>
    /// <param name="kind">How the picture was preprocessed.</param>
    /// <param name="location">Where the digit is.</param>
    /// <param name="context">What the picture shows beside the digit, as far as it counts.</param>
    /// <param name="image">The 28 x 28 values that the network sees.</param>
    public static Attempt Of(LeNet network, AttemptKind kind, DigitLocation location, DigitContext context, ReadOnlySpan<float> image)
    {
        var probabilities = new float[network.Info.Classes];
        network.Classify(image, probabilities);
        var detected = RejectionRule.Detect(network.Info, image);
        var rejection = RejectionRule.Decide(network.Info, detected, probabilities, context, out var evidence);
        return new Attempt(kind, location, context, probabilities, detected, rejection, evidence);
    }
}

using System.Numerics.Tensors;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Compares the evidence for a doubtful digit with that for the same picture upside down, mirrored and transposed. A clear digit is not
/// compared, so that it takes no time.
/// </summary>
internal static class UprightCheck
{
    /// <summary>
    /// A digit with more evidence is not doubtful. Lower for a picture that is framed already, because the check takes longer than its
    /// reading: one MNIST digit in a hundred has less.
    /// </summary>
    private const double MaxDoubtfulEvidence = 4, MaxDoubtfulEvidenceOfFramed = 0;

    /// <summary>How much more evidence another turn has where the picture is not upright.</summary>
    private const double MinAdvantage = 3;

    /// <summary>The least evidence that it has; more in a small picture, where a badly written digit looks like many others.</summary>
    private const double MinEvidenceOfTurned = 4, MinEvidenceOfTurnedSmall = 5.5;

    /// <summary>The digits that are none, or another one, in another turn only in bad handwriting.</summary>
    private static ReadOnlySpan<int> Asymmetric => [2, 3, 4, 5, 7];

    /// <param name="network">Classifies the picture.</param>
    /// <param name="image">28 x 28 values of 0..1, row-major.</param>
    /// <param name="context">What the picture shows beside the digit.</param>
    /// <param name="evidence">The evidence for the digit in the picture as it is.</param>
    /// <param name="rejection">What was decided about the picture as it is.</param>
    /// <returns><see cref="Rejection.NotUpright"/> where another turn is far more likely, or what was decided.</returns>
    public static Rejection? Decide(
        LeNet network, ReadOnlySpan<float> image, DigitContext context, double evidence, Rejection? rejection)
    {
        var isFramed = context == DigitContext.None;
        var isOneDigit = rejection is null or Rejection.LowConfidence or Rejection.NotADigit;
        var most = isFramed ? MaxDoubtfulEvidenceOfFramed : MaxDoubtfulEvidence;
        var least = Math.Max(isFramed || context.IsSmall ? MinEvidenceOfTurnedSmall : MinEvidenceOfTurned, evidence + MinAdvantage);
        return isOneDigit && evidence < most && IsTurned(network, image, least) ? Rejection.NotUpright : rejection;
    }

    private static bool IsTurned(LeNet network, ReadOnlySpan<float> image, double least) =>
        HasMore(network, image, least, (x, y) => (LeNet.Side - 1 - x, LeNet.Side - 1 - y))
        || HasMore(network, image, least, (x, y) => (LeNet.Side - 1 - x, y))
        || HasMore(network, image, least, (x, y) => (y, x));

    private static bool HasMore(LeNet network, ReadOnlySpan<float> image, double least, Func<int, int, (int X, int Y)> from)
    {
        Span<float> turned = stackalloc float[LeNet.InputLength];
        for (var i = 0; i < turned.Length; i++)
        {
            var (x, y) = from(i % LeNet.Side, i / LeNet.Side);
            turned[i] = image[y * LeNet.Side + x];
        }

        var detected = DigitDetector.Packaged.Of(turned);
        if (RejectionRule.Evidence(detected, confidence: 1) <= least)
        {
            // Whatever the classifier would answer.
            return false;
        }

        Span<float> probabilities = stackalloc float[network.Info.Classes];
        network.Classify(turned, probabilities);
        return RejectionRule.Evidence(detected, TensorPrimitives.Max<float>(probabilities)) > least
            && Asymmetric.Contains(TensorPrimitives.IndexOfMax<float>(probabilities));
    }
}

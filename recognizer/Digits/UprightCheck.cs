using System.Numerics.Tensors;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Compares the evidence for a doubtful digit with that for the same picture upside down, mirrored and transposed. A clear digit is not
/// compared, so that it takes no time.
/// </summary>
internal static class UprightCheck
{
    /// <summary>A digit with more evidence is not doubtful.</summary>
    private const double MaxDoubtfulEvidence = 4;

    /// <summary>How much more evidence another turn has where the picture is not upright, and the least that it has.</summary>
    private const double MinAdvantage = 3, MinEvidenceOfTurned = 4;

    /// <summary>The same for a picture that is framed already: most such digits with little evidence are upright, and written badly.</summary>
    private const double MinAdvantageOfFramed = 4, MinEvidenceOfTurnedFramed = 6;

    /// <summary>The digits that are none, or another one, in another turn only in bad handwriting.</summary>
    private static ReadOnlySpan<int> Asymmetric => [2, 3, 4, 5, 7];

    /// <param name="network">Classifies the picture.</param>
    /// <param name="image">28 x 28 values of 0..1, row-major.</param>
    /// <param name="isFramed">Whether the picture was framed already.</param>
    /// <param name="evidence">The evidence for the digit in the picture as it is.</param>
    /// <param name="rejection">What was decided about the picture as it is.</param>
    /// <returns><see cref="Rejection.NotUpright"/> where another turn is far more likely, or what was decided.</returns>
    public static Rejection? Decide(LeNet network, ReadOnlySpan<float> image, bool isFramed, double evidence, Rejection? rejection)
    {
        var isOneDigit = rejection is null or Rejection.LowConfidence or Rejection.NotADigit;
        var least = isFramed
            ? Math.Max(MinEvidenceOfTurnedFramed, evidence + MinAdvantageOfFramed)
            : Math.Max(MinEvidenceOfTurned, evidence + MinAdvantage);
        return isOneDigit && evidence < MaxDoubtfulEvidence && IsTurned(network, image, least) ? Rejection.NotUpright : rejection;
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

        Span<float> probabilities = stackalloc float[network.Info.Classes];
        network.Classify(turned, probabilities);
        var other = RejectionRule.Evidence(DigitDetector.Packaged.Of(turned), TensorPrimitives.Max<float>(probabilities));
        return other > least && Asymmetric.Contains(TensorPrimitives.IndexOfMax<float>(probabilities));
    }
}

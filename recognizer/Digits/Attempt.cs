using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>What one look at a picture finds.</summary>
/// <param name="Kind">How it was looked at.</param>
/// <param name="Location">Where the digit stands.</param>
/// <param name="Context">What stands beside it.</param>
/// <param name="Probabilities">The classifier's answer, one a class.</param>
/// <param name="Rejection">Why the answer should not be trusted, or null.</param>
internal readonly record struct Attempt(AttemptKind Kind, DigitLocation Location, DigitContext Context, float[] Probabilities, Rejection? Rejection)
{
    /// <param name="network">Reads the digit.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="kind">How to look at it.</param>
    /// <param name="image">Takes the 28 x 28 values that the network sees.</param>
    /// <returns>Null where there is nothing to read, seen this way.</returns>
    public static Attempt? Run(LeNet network, Plane<byte> grey, int reduction, AttemptKind kind, Span<float> image)
    {
        if (!Normalizer.TryNormalize(grey, reduction, kind, image, out var location, out var context))
        {
            return null;
        }

        var probabilities = new float[network.Info.Classes];
        network.Classify(image, probabilities);
        return new Attempt(kind, location, context, probabilities, RejectionRule.Decide(network.Info, image, probabilities, context));
    }
}

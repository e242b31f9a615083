using DigitRecognizer.Components;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>The answer for one picture of one digit.</summary>
/// <param name="Probabilities">One for each class; they sum to 1.</param>
/// <param name="Rejection">Why the answer should not be trusted, or null when it is accepted.</param>
/// <param name="Location">Where the digit is, in pixels of the caller's picture.</param>
/// <param name="Input">The 28 x 28 picture that the network saw, 0..255, ink bright; null unless asked for.</param>
public sealed record DigitReading(
    float[] Probabilities, Rejection? Rejection, DigitLocation Location, byte[]? Input)
{
    /// <summary>The class of the highest probability.</summary>
    public int PredictedClass { get; } = IndexOfHighest(Probabilities);

    /// <summary>The probability of <see cref="PredictedClass"/>.</summary>
    public float Confidence => Probabilities[PredictedClass];

    /// <summary>The attempt that the answer comes from.</summary>
    public AttemptKind AttemptKind { get; init; }

    /// <summary>The feature maps of the network's layers; null unless asked for.</summary>
    public IReadOnlyList<LayerMaps>? Layers { get; init; }

    public bool Accepted => Rejection is null;

    private static int IndexOfHighest(ReadOnlySpan<float> probabilities)
    {
        var highest = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            highest = probabilities[i] > probabilities[highest] ? i : highest;
        }

        return highest;
    }
}

using DigitRecognizer.Components;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>The answer for one picture of one digit.</summary>
/// <param name="Probabilities">One a class; they sum to 1.</param>
/// <param name="Rejection">Why the answer should not be trusted, or null when it is accepted.</param>
/// <param name="Location">Where the digit stood, in pixels of the picture that was given.</param>
/// <param name="Input">The 28 x 28 picture the network saw, 0..255, ink bright; only where an explanation was asked for.</param>
public sealed record DigitReading(
    float[] Probabilities, Rejection? Rejection, DigitLocation Location, byte[]? Input)
{
    /// <summary>The class of the highest probability.</summary>
    public int PredictedClass { get; } = IndexOfHighest(Probabilities);

    /// <summary>The probability of <see cref="PredictedClass"/>.</summary>
    public float Confidence => Probabilities[PredictedClass];

    /// <summary>How the picture was looked at to find the digit.</summary>
    public AttemptKind AttemptKind { get; init; }

    /// <summary>What the network's layers made of the picture; only where they were asked for.</summary>
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

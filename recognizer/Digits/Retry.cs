using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Repeats the reading with other preprocessing where the standard attempt found no digit, is rejected or unsure, or left much ink out.
/// Each of the other attempts is for one kind of picture: a frame or a page around the canvas, a crop as narrow as the strokes, a digit
/// made of dots.
/// </summary>
internal static class Retry
{
    /// <summary>An answer with less confidence is tried again.</summary>
    private const float MinConfidence = 0.7f;

    /// <summary>With more unselected ink, as a share of the digit's, the picture is tried again.</summary>
    private const double MaxUnselectedInk = 0.3;

    /// <summary>Least evidence of a retry's answer. Higher than for the first attempt, because retries produce false positives.</summary>
    private const double MinEvidence = 0;

    /// <summary>The same for a close crop: a detail of any pattern fills its picture as a digit does.</summary>
    private const double MinEvidenceOfCloseCrop = 4;

    /// <summary>How much more evidence a retry needs than an accepted standard attempt.</summary>
    private const double MinAdvantage = 2;

    private static readonly AttemptKind[] Kinds =
    [
        AttemptKind.BrightCloseCrop,
        AttemptKind.DarkCloseCrop,
        AttemptKind.BrightRectangle,
        AttemptKind.DarkRectangle,
        AttemptKind.LowResolution,
        AttemptKind.LowestResolution,
    ];

    /// <summary>Whether an attempt leaves a doubt. A picture that is framed already has only one.</summary>
    public static bool IsNeeded(Attempt attempt) =>
        attempt.Context != DigitContext.None && !attempt.IsDigitBesideOtherInk
        && (attempt.Rejection is not null
            || TensorPrimitives.Max<float>(attempt.Probabilities) < MinConfidence
            || attempt.Context.UnselectedInk > MaxUnselectedInk);

    /// <summary>The attempt with the most evidence among the standard attempt and the retries that leave no doubt.</summary>
    /// <param name="network">One that reads digits.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="standard">The standard attempt; null where it found no digit.</param>
    /// <param name="image">The standard attempt's 28 x 28 values; takes those of the attempt that is returned.</param>
    public static Attempt? BestAttempt(LeNet network, Plane<byte> grey, int reduction, Attempt? standard, Span<float> image)
    {
        var best = standard;
        var most = standard is { Rejection: null } accepted ? accepted.Evidence + MinAdvantage : double.NegativeInfinity;
        Span<float> other = stackalloc float[LeNet.InputLength];
        foreach (var kind in Kinds)
        {
            if (Attempt.Run(network, grey, reduction, kind, other) is { } attempt && !IsNeeded(attempt)
                && attempt.Evidence > Math.Max(most, MinEvidenceOf(kind)))
            {
                (best, most) = (attempt, attempt.Evidence);
                other.CopyTo(image);
            }
        }

        return best;
    }

    private static double MinEvidenceOf(AttemptKind kind) =>
        kind is AttemptKind.BrightCloseCrop or AttemptKind.DarkCloseCrop ? MinEvidenceOfCloseCrop : MinEvidence;
}

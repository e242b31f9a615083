using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Looks at a picture in other ways where the usual one leaves a doubt: no digit, an unsure answer, or much ink unread. A frame around a
/// canvas, a page around it, a crop as narrow as the strokes and a spray of dots are each plain in one of the ways, and the digit itself tells in which.
/// </summary>
internal static class Retry
{
    private const float Unsure = 0.7f;

    /// <summary>Ink left over, as a share of the digit's.</summary>
    private const double Much = 0.3;

    /// <summary>Least evidence for a digit that only another look finds, above what a first look needs: who looks often enough finds a digit in anything.</summary>
    private const double Convincing = 0;

    /// <summary>The same of a close crop: a bit of any pattern fills its picture as a digit does.</summary>
    private const double ConvincingCrop = 4;

    /// <summary>How much more evidence than the usual look's answer, where that is accepted, another's must have.</summary>
    private const double Advantage = 2;

    private static readonly AttemptKind[] Others = [AttemptKind.BrightCloseCrop, AttemptKind.DarkCloseCrop, AttemptKind.BrightRectangle, AttemptKind.DarkRectangle, AttemptKind.LowResolution, AttemptKind.LowestResolution];

    /// <summary>Whether a look leaves a doubt. A picture that came framed can be looked at in one way only.</summary>
    public static bool IsNeeded(Attempt attempt) => attempt.Context != DigitContext.None
        && (attempt.Rejection is not null || TensorPrimitives.Max<float>(attempt.Probabilities) < Unsure || attempt.Context.UnselectedInk > Much);

    /// <summary>The look with the most evidence, where one beats the usual look clearly and leaves no doubt itself.</summary>
    /// <param name="network">One that reads digits.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="standard">What the usual look found, if anything.</param>
    /// <param name="image">The 28 x 28 values that it framed; takes those of the better look.</param>
    public static Attempt? BestAttempt(LeNet network, Plane<byte> grey, int reduction, Attempt? standard, Span<float> image)
    {
        var best = standard;
        var most = standard is { Rejection: null } accepted ? Evidence(accepted, image) + Advantage : double.NegativeInfinity;
        Span<float> other = stackalloc float[LeNet.InputLength];
        foreach (var kind in Others)
        {
            if (Attempt.Run(network, grey, reduction, kind, other) is { } attempt && !IsNeeded(attempt) && Evidence(attempt, other) is var evidence && evidence > Math.Max(most, Least(kind)))
            {
                (best, most) = (attempt, evidence);
                other.CopyTo(image);
            }
        }

        return best;
    }

    private static double Least(AttemptKind kind) => kind is AttemptKind.BrightCloseCrop or AttemptKind.DarkCloseCrop ? ConvincingCrop : Convincing;

    private static double Evidence(Attempt attempt, ReadOnlySpan<float> image) =>
        RejectionRule.Evidence(DigitDetector.Packaged.Of(image), TensorPrimitives.Max<float>(attempt.Probabilities));
}

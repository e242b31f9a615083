using System.Numerics.Tensors;
using DigitRecognizer.Background;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Reads a doubtful small picture with three selections of its ink and averages the answers. Where the strokes are found well the three
/// agree; where they differ, the mean is as unsure as it should be.
/// </summary>
internal static class Consensus
{
    /// <summary>A standard attempt with less confidence, or less contrast to the noise, leaves a doubt.</summary>
    private const float MinConfidence = 0.98f;
    private const double MinContrastToNoise = 20;

    /// <summary>With less confidence in the mean the attempts contradict each other.</summary>
    private const float MinMeanConfidence = 0.6f;

    /// <summary>Whether a small picture's standard attempt leaves a doubt. A picture that is framed already has only one framing.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="standard">The standard attempt; null where it found no digit.</param>
    public static bool IsNeeded(Plane<byte> grey, Attempt? standard) => SmallPicture.Is(grey)
        && (standard is not { } attempt || (attempt.Context != DigitContext.None && !attempt.IsDigitBesideOtherInk
            && (attempt.Rejection is not null || TensorPrimitives.Max<float>(attempt.Probabilities) < MinConfidence
                || attempt.Context.ContrastToNoise < MinContrastToNoise)));

    /// <summary>The attempt that agrees best with the mean of all, with the mean's probabilities and rejection.</summary>
    /// <param name="network">One that reads digits.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="standard">The standard attempt; null where it found no digit.</param>
    /// <param name="image">The standard attempt's 28 x 28 values; takes those of the attempt that is returned.</param>
    /// <returns>Null where no attempt finds a digit.</returns>
    public static Attempt? Of(LeNet network, Plane<byte> grey, int reduction, Attempt? standard, Span<float> image)
    {
        Span<float> strongImage = stackalloc float[LeNet.InputLength], smoothedImage = stackalloc float[LeNet.InputLength];
        var strong = Attempt.Run(network, grey, reduction, AttemptKind.StrongInk, strongImage);
        var smoothed = Attempt.Run(network, grey, reduction, AttemptKind.SmoothedInk, smoothedImage);

        Span<float> mean = stackalloc float[network.Info.Classes];
        mean.Clear();
        var (count, detected) = (0, 0f);
        Add(standard, mean, ref detected, ref count);
        Add(strong, mean, ref detected, ref count);
        Add(smoothed, mean, ref detected, ref count);
        TensorPrimitives.Divide(mean, Math.Max(1, count), mean);
        var answer = TensorPrimitives.IndexOfMax<float>(mean);
        if (Better(Better(standard, strong, answer), smoothed, answer) is not { } best)
        {
            return null;
        }

        if (best.Kind != AttemptKind.Standard)
        {
            (best.Kind == AttemptKind.StrongInk ? strongImage : smoothedImage).CopyTo(image);
        }

        mean.CopyTo(best.Probabilities);
        var rejection = best.Rejection
            ?? RejectionRule.Decide(network.Info, detected / count, mean)
            ?? (mean[answer] < MinMeanConfidence ? Rejection.LowConfidence : null);
        return best with { Rejection = rejection };
    }

    private static void Add(Attempt? attempt, Span<float> sum, ref float detected, ref int count)
    {
        if (attempt is { } found)
        {
            TensorPrimitives.Add(sum, found.Probabilities, sum);
            detected += found.Detected;
            count++;
        }
    }

    /// <summary>Of two attempts the accepted one; of equals the one that is surer of the answer.</summary>
    private static Attempt? Better(Attempt? one, Attempt? other, int answer)
    {
        if (one is not { } a || other is not { } b)
        {
            return one ?? other;
        }

        var accepted = (a.Rejection is null).CompareTo(b.Rejection is null);
        return accepted > 0 || (accepted == 0 && a.Probabilities[answer] >= b.Probabilities[answer]) ? a : b;
    }
}

using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>Reads the digit in a picture. Safe to call from many threads at once.</summary>
public sealed class DigitReader(LeNet network)
{
    /// <summary>Reads one digit.</summary>
    /// <param name="pixels">Any size from 1 x 1, any polarity, the digit anywhere.</param>
    /// <param name="explain">Keep the 28 x 28 picture that the network saw.</param>
    /// <param name="layers">Keep the feature maps of the network's convolutional layers.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    public DigitReading Read(PixelView pixels, bool explain = false, bool layers = false)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        var found = BestAttempt(grey, reduction, image) ?? throw Normalizer.Blank();
        return new DigitReading(
            found.Probabilities,
            RejectionRule.IsTooSmall(pixels) ? Rejection.NotADigit
                : found.Rejection is null && StrikeThrough.IsStruckOut(grey, reduction, found) ? Rejection.NotADigit
                : UprightCheck.Decide(network, image, found.Context, found.Evidence, found.Rejection),
            found.Location,
            explain ? ToBytes(image) : null)
        {
            AttemptKind = found.Kind,
            Layers = layers ? network.Explain(image) : null,
        };
    }

    /// <summary>The standard attempt, or a better one where it leaves a doubt, compared with the second classifier's answer.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="image">Takes the 28 x 28 values that the network saw.</param>
    /// <returns>Null where no attempt finds a digit.</returns>
    private Attempt? BestAttempt(Plane<byte> grey, int reduction, Span<float> image)
    {
        var attempt = Attempt.Run(network, grey, reduction, AttemptKind.Standard, image);
        if (network.Info.ReadsDigits && Consensus.IsNeeded(grey, attempt))
        {
            attempt = Consensus.Of(network, grey, reduction, attempt, image);
        }

        if (network.Info.ReadsDigits && (attempt is not { } standard || Retry.IsNeeded(standard)))
        {
            attempt = Retry.BestAttempt(network, grey, reduction, attempt, image);
        }

        return network.Info.ReadsDigits && attempt is { } found && GreyCheck.IsNeeded(found)
            ? GreyCheck.Apply(grey, reduction, found)
            : attempt;
    }

    /// <summary>Reads one digit from a picture that is segmented already, without the retries of <see cref="Read"/>.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="picture">Its components.</param>
    /// <param name="isDoubtful">Whether to compare with the second classifier in any case: it may be two digits.</param>
    /// <param name="explain">Keep the 28 x 28 picture that the network saw.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    internal DigitReading ReadSegmented(Plane<byte> grey, SegmentedPicture picture, bool isDoubtful, bool explain)
    {
        Span<float> image = stackalloc float[LeNet.InputLength];
        var context = DigitContext.None;
        if (!FramedPicture.TryCopy(grey, image, out var location) && !Normalizer.TryFrame(picture, image, out location, out context))
        {
            throw Normalizer.Blank();
        }

        var found = Attempt.Of(network, AttemptKind.Standard, location, context, image);
        if (network.Info.ReadsDigits && context != DigitContext.None && (isDoubtful || GreyCheck.IsNeeded(found)))
        {
            found = GreyCheck.Apply(grey, picture.Reduction, found);
        }

        var rejection = found.Rejection is null && StrikeThrough.IsStruckOut(picture, context, found.Probabilities, found.Evidence)
            ? Rejection.NotADigit
            : UprightCheck.Decide(network, image, context, found.Evidence, found.Rejection);
        return new DigitReading(found.Probabilities, rejection, location, explain ? ToBytes(image) : null);
    }

    /// <summary>Values of 0..1 as bytes of 0..255.</summary>
    internal static byte[] ToBytes(ReadOnlySpan<float> image)
    {
        var bytes = new byte[image.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)MathF.Round(image[i] * byte.MaxValue);
        }

        return bytes;
    }
}

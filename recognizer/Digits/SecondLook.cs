using System.Numerics.Tensors;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Digits;

/// <summary>
/// Looks at a picture in other ways where the usual one leaves a doubt: no digit, an unsure answer, or much ink unread. A frame around a
/// canvas, a page around it, a crop as narrow as the strokes and a spray of dots are each plain in one of the ways, and the digit itself tells in which.
/// </summary>
internal static class SecondLook
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

    private static readonly View[] Others = [View.OnBright, View.OnDark, View.InBright, View.InDark, View.Afar, View.FurtherOff];

    /// <summary>Whether a look leaves a doubt. A picture that came framed can be looked at in one way only.</summary>
    public static bool IsWanted(Glance glance) => glance.Company != Company.None
        && (glance.Refusal is not null || TensorPrimitives.Max<float>(glance.Probabilities) < Unsure || glance.Company.LeftOver > Much);

    /// <summary>The look with the most evidence, where one beats the usual look clearly and leaves no doubt itself.</summary>
    /// <param name="network">One that reads digits.</param>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">Pixels of the caller's picture for one of it.</param>
    /// <param name="usual">What the usual look found, if anything.</param>
    /// <param name="image">The 28 x 28 values that it framed; takes those of the better look.</param>
    public static Glance? Better(LeNet network, Plane<byte> grey, int reduction, Glance? usual, Span<float> image)
    {
        var best = usual;
        var most = usual is { Refusal: null } accepted ? Evidence(accepted, image) + Advantage : double.NegativeInfinity;
        Span<float> other = stackalloc float[LeNet.InputLength];
        foreach (var view in Others)
        {
            if (Glance.At(network, grey, reduction, view, other) is { } glance && !IsWanted(glance) && Evidence(glance, other) is var evidence && evidence > Math.Max(most, Least(view)))
            {
                (best, most) = (glance, evidence);
                other.CopyTo(image);
            }
        }

        return best;
    }

    private static double Least(View view) => view is View.OnBright or View.OnDark ? ConvincingCrop : Convincing;

    private static double Evidence(Glance glance, ReadOnlySpan<float> image) =>
        RefusalRule.Evidence(DigitLikeness.Packaged.Of(image), TensorPrimitives.Max<float>(glance.Probabilities));
}

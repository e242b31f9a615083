using System.Numerics.Tensors;
using DigitRecognizer.Components;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Ink;

namespace DigitRecognizer.Digits;

/// <summary>
/// Decides whether digits are struck out: whether a straight stroke has ink on both sides and reaches further than all of it at both ends.
/// The bar of a 7 and the stem of a 9 do not.
/// </summary>
internal static class StrikeThrough
{
    /// <summary>
    /// Least overhang of a struck-out digit, in pixels of <see cref="StrokeGrid"/>; in few digits it is more than 3. Larger for a 4, whose
    /// own stroke may cross its bar and reach further than it. Smaller for a number, where no stroke of one digit is long enough.
    /// </summary>
    private const int MinOverhang = 4, MinOverhangOfFour = 9, MinOverhangOfNumber = 1;

    /// <summary>A digit with more evidence is not struck out, and is not checked, so that it takes no time.</summary>
    private const double MaxEvidence = 4;

    /// <summary>Whether an attempt's digit is doubtful and struck out. A picture that is framed already comes from a data set.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="reduction">How many pixels wide and high one of its pixels is in the caller's picture.</param>
    /// <param name="attempt">The attempt; its ink is selected again.</param>
    public static bool IsStruckOut(Plane<byte> grey, int reduction, Attempt attempt)
    {
        if (!IsDoubtful(attempt.Context, attempt.Evidence) || !AttemptInput.TryOf(grey, reduction, attempt.Kind, out var input))
        {
            return false;
        }

        using (input)
        {
            using var picture = input.Segment(attempt.Kind);
            return IsStruckOut(picture, attempt.Probabilities);
        }
    }

    /// <summary>Whether the digit of a picture is doubtful and struck out.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="context">What it shows beside the digit.</param>
    /// <param name="probabilities">The classifier's answer.</param>
    /// <param name="evidence">The evidence for a digit.</param>
    public static bool IsStruckOut(
        SegmentedPicture picture, DigitContext context, ReadOnlySpan<float> probabilities, double evidence) =>
        IsDoubtful(context, evidence) && IsStruckOut(picture, probabilities);

    /// <summary>Whether several digits are struck out together.</summary>
    /// <param name="map">The picture's ink.</param>
    /// <param name="components">The components of its mask.</param>
    /// <param name="selection">Those of the digits, with what touches them.</param>
    public static bool IsStruckOut(InkMap map, ComponentMap components, ComponentSelection selection) =>
        StraightStroke.Overhang(map, components, selection) >= MinOverhangOfNumber;

    private static bool IsDoubtful(DigitContext context, double evidence) => context != DigitContext.None && evidence < MaxEvidence;

    private static bool IsStruckOut(SegmentedPicture picture, ReadOnlySpan<float> probabilities)
    {
        var least = TensorPrimitives.IndexOfMax(probabilities) == 4 ? MinOverhangOfFour : MinOverhang;
        var isFound = Normalizer.TrySelectDigit(picture, out var selection);
        using (selection)
        {
            return isFound && StraightStroke.Overhang(picture.InkMap, picture.Components, selection) >= least;
        }
    }
}

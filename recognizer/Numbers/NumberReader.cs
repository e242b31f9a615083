using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>Reads a line of digits. Safe to call from many threads at once.</summary>
public sealed class NumberReader(LeNet network)
{
    /// <summary>A single digit whose strokes do not touch may be segmented into this many digits.</summary>
    private const int MaxDigitsOfBrokenDigit = 2;

    /// <summary>The widest box of a broken digit, in its heights; that of two digits is wider.</summary>
    private const double MaxWidthOfBrokenDigit = 1.1;

    private readonly DigitReader _single = new(network);

    /// <summary>Reads the digits from left to right, or a single one where that is more probable.</summary>
    /// <param name="pixels">One line of digits of any size; neighbours may touch.</param>
    /// <param name="explain">Keep the 28 x 28 picture of every digit.</param>
    /// <exception cref="ImageRejectedException">Blank: there is no digit to read.</exception>
    public NumberReading Read(PixelView pixels, bool explain = false)
    {
        var reduction = Luminance.ReductionOf(pixels);
        using var grey = Luminance.Extract(pixels, reduction);
        using var picture = SegmentedPicture.Of(grey, reduction);
        if (!DigitLine.TryFind(picture.InkMap, picture.Components, out var found, picture.Boxes))
        {
            throw Normalizer.Blank();
        }

        using var line = found;
        var isTooSmall = RejectionRule.IsTooSmall(pixels);
        var segmentation = Segmentation.Of(line, new SegmentReader(network, picture.InkMap));
        var number = Describe(picture, line, segmentation, isTooSmall, explain);
        // Where the cuts are probable, the segment classifier has already decided against one digit.
        var mayBeOne = !network.Info.ReadsDigits || !segmentation.HasCut || segmentation.Probability < NumberReading.MinProbability;
        if (!mayBeOne || number.Digits.Count > MaxDigitsOfBrokenDigit || isTooSmall)
        {
            return number;
        }

        var alone = _single.ReadSegmented(grey, picture, isDoubtful: number.Digits.Count > 1, explain);
        return IsOneDigit(alone, number, segmentation, picture, line)
            ? new NumberReading([alone], alone.Location, Signs: [], OtherInk: null, Probability: 1)
            : number;
    }

    private NumberReading Describe(
        SegmentedPicture picture, DigitLine line, SegmentedLine segmentation, bool isTooSmall, bool explain)
    {
        var digits = new List<DigitReading>();
        foreach (var segment in segmentation.Segments)
        {
            var rejection = isTooSmall
                ? Rejection.NotADigit
                : RejectionRule.Decide(network.Info, segment.DetectorProbability, segment.Probabilities);
            var input = explain ? DigitReader.ToBytes(segment.Image) : null;
            digits.Add(new DigitReading(segment.Probabilities, rejection, picture.Locate(segment.Box), input));
        }

        var signs = new List<LineSign>();
        foreach (var (character, box) in line.Remainder.Characters(picture.Components))
        {
            signs.Add(new LineSign(character, picture.Locate(box).Box));
        }

        var all = line.SelectAll();
        var isStruckOut = digits.Count > 1 && StrikeThrough.IsStruckOut(picture.InkMap, line.Fragments, all);
        var otherInk = line.Remainder.OtherInk ?? (isStruckOut ? Rejection.NotADigit : null);
        return new NumberReading(digits, picture.Locate(all.Box), signs, otherInk, segmentation.Probability);
    }

    /// <summary>
    /// Whether the picture shows one digit: the number's only one, or a broken one that the number's digits are parts of.
    /// </summary>
    private static bool IsOneDigit(
        DigitReading alone, NumberReading number, SegmentedLine segmentation, SegmentedPicture picture, DigitLine line)
    {
        var box = alone.Location.Box;
        // The same answer as in the mode for one digit, accepted or not.
        if (number.Digits is [var only] && only.Location.Box == box && number.Signs.Count == 0 && number.OtherInk is null)
        {
            return true;
        }

        // What was taken for other digits, a sign or another line may be a part of a broken digit.
        var hasAllInk = number.Location.Box.Union(box) == box
            && (line.Remainder.Box is not { } other || picture.Locate(other).Box.Union(box) == box);
        var isNarrow = number.Digits.Count == 1 || box.Width <= MaxWidthOfBrokenDigit * box.Height;
        var isSure = !segmentation.HasCut || alone.Confidence >= NumberReading.MinProbability;
        return alone.Accepted && isSure && isNarrow && hasAllInk && (alone.Confidence > number.Confidence || number.OtherInk is not null);
    }
}

using DigitRecognizer.Components;
using DigitRecognizer.Digits;
using DigitRecognizer.Grey;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>Reads a line of digits. Safe to call from many threads at once.</summary>
public sealed class NumberReader(LeNet network)
{
    /// <summary>One digit whose strokes do not touch can be segmented into as many.</summary>
    private const int MaxDigitsOfOneThatCameApart = 2;

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
        if (!DigitLine.TryFind(picture.InkMap, picture.Components, out var found))
        {
            throw Normalizer.Blank();
        }

        using var line = found;
        using var reader = new SegmentReader(network, picture.InkMap);
        var digits = new List<DigitReading>();
        foreach (var segment in Segmentation.Of(line, reader))
        {
            var rejection = RejectionRule.Decide(network.Info, segment.DetectorProbability, segment.Probabilities);
            digits.Add(new DigitReading(segment.Probabilities, rejection, picture.Locate(segment.Box), explain ? DigitReader.ToBytes(segment.Image) : null));
        }

        var number = new NumberReading(digits, picture.Locate(line.Mark(0, line.Origins.Length)));
        if (digits.Count <= MaxDigitsOfOneThatCameApart)
        {
            var alone = _single.ReadSegmented(grey, picture, explain);
            number = alone.Accepted && alone.Confidence > number.Confidence ? new NumberReading([alone], alone.Location) : number;
        }

        return number;
    }
}

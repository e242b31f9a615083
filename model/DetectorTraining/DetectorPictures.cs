using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>The detector's training pictures, digits and non-digits, drawn and framed as the classifier's pictures are.</summary>
internal sealed class DetectorPictures : IPictureSource
{
    private readonly LabelledImages _digits;
    private readonly Augmenter _augmenter;
    private readonly StrokeGlyph[] _printedDigits;
    private readonly SquareCanvas _canvas = new(Convert);
    private readonly NonDigitPictures _others;

    public DetectorPictures(LabelledImages digits, IReadOnlyList<StrokeGlyph> glyphs)
    {
        _digits = digits;
        var skeletons = new SkeletonCache(digits);
        _augmenter = new Augmenter(digits, skeletons, new AugmentationOptions());
        _printedDigits = [.. glyphs.Where(glyph => glyph.Character is >= '0' and <= '9')];
        _others = new NonDigitPictures(_canvas, digits, skeletons, glyphs, outlines: []);
    }

    public int Values => LeNet.InputLength;

    public float Least => 0;

    /// <summary>Draws a digit: distorted as in the training of the classifier, some undistorted, some from a font.</summary>
    /// <returns>Its class.</returns>
    public int Digit(Dice dice, Span<float> output)
    {
        if (dice.Chance(0.04f) && _printedDigits.Length > 0)
        {
            var glyph = _printedDigits[dice.Below(_printedDigits.Length)];
            if (_canvas.Trace(Strokes.Loosen(glyph.Strokes, ref dice), ref dice, output))
            {
                return glyph.Character!.Value - '0';
            }
        }

        var index = dice.Below(_digits.Count);
        if (dice.Chance(0.25f))
        {
            ServedNormalization.Pass(_digits[index], LeNet.Side, output);
        }
        else
        {
            _augmenter.Apply(index, dice, output);
        }

        return _digits.Labels[index];
    }

    public NonDigit Other(Dice dice, Span<float> output) => _others.Draw(dice, output);

    /// <summary>Does nothing: the pictures vary enough.</summary>
    public void Vary(Span<float> picture, ref Dice dice)
    {
    }

    /// <summary>Normalizes a picture with the recognizer.</summary>
    private static bool Convert(ReadOnlySpan<byte> picture, int side, bool whole, ref Dice dice, Span<float> output)
    {
        try
        {
            Normalizer.Normalize(new PixelView(picture, side, side, 1), output, out var context);
            return !whole || context.OtherComponents == 0;
        }
        catch (ImageRejectedException)
        {
            return false;
        }
    }
}

using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>The detector's training pictures, digits and non-digits, drawn and framed as the classifier's pictures are.</summary>
internal sealed class DetectorPictures
{
    /// <summary>
    /// Characters that are not used as non-digits: they may look like a digit, or the recognizer drops their dot.
    /// </summary>
    private const string SimilarToDigits = "OoQIilj|!/\\()[]'`,.-_:;\"^~ZzSs$BbGqg&0123456789";

    private readonly LabelledImages _digits;
    private readonly Augmenter _augmenter;
    private readonly SkeletonCache _skeletons;
    private readonly AlteredDigits _alteredDigits;
    private readonly StrokeGlyph[] _printedDigits;
    private readonly StrokeGlyph[] _letters;
    private readonly StrokeGlyph[] _signs;

    public DetectorPictures(LabelledImages digits, IReadOnlyList<StrokeGlyph> glyphs)
    {
        _digits = digits;
        _skeletons = new SkeletonCache(digits);
        _augmenter = new Augmenter(digits, _skeletons, new AugmentationOptions());
        _alteredDigits = new AlteredDigits(digits, _skeletons);
        _printedDigits = [.. glyphs.Where(glyph => glyph.Character is >= '0' and <= '9')];
        _letters = [.. glyphs.Where(glyph =>
            glyph.Character is { } character && !SimilarToDigits.Contains(character, StringComparison.Ordinal))];
        _signs = [.. glyphs.Where(glyph => glyph.Character is null)];
    }

    /// <summary>Draws a digit: distorted as in the training of the classifier, some undistorted, some from a font.</summary>
    /// <returns>Its class.</returns>
    public int Digit(Dice dice, Span<float> output)
    {
        if (dice.Chance(0.04f) && _printedDigits.Length > 0)
        {
            var glyph = _printedDigits[dice.Below(_printedDigits.Length)];
            if (SquareCanvas.Trace(Loosen(glyph.Strokes, ref dice), ref dice, output))
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

    /// <summary>Draws a non-digit.</summary>
    /// <returns>Its kind.</returns>
    public NonDigit Other(Dice dice, Span<float> output)
    {
        while (true)
        {
            var kind = Choose(ref dice);
            if (Draw(kind, ref dice, output))
            {
                return kind;
            }
        }
    }

    private NonDigit Choose(ref Dice dice) => dice.Below(100) switch
    {
        < 26 => _letters.Length > 0 ? NonDigit.Letter : NonDigit.Scribble,
        < 33 => _signs.Length > 0 ? NonDigit.Sign : NonDigit.Scribble,
        < 36 => _letters.Length > 0 ? NonDigit.Word : NonDigit.Scribble,
        < 42 => NonDigit.MadeUpCharacter,
        < 51 => NonDigit.Sketch,
        < 58 => NonDigit.Scribble,
        < 64 => NonDigit.Turned,
        < 68 => NonDigit.Joined,
        < 76 => NonDigit.Overlaid,
        < 90 => NonDigit.Halves,
        < 95 => NonDigit.SolidShape,
        _ => NonDigit.Texture,
    };

    private bool Draw(NonDigit kind, ref Dice dice, Span<float> output) => kind switch
    {
        NonDigit.Letter => SquareCanvas.Trace(Loosen(_letters[dice.Below(_letters.Length)].Strokes, ref dice), ref dice, output),
        NonDigit.Sign => SquareCanvas.Trace(Loosen(_signs[dice.Below(_signs.Length)].Strokes, ref dice), ref dice, output),
        NonDigit.Word => SquareCanvas.Trace(Word(ref dice), ref dice, output),
        NonDigit.MadeUpCharacter => SquareCanvas.Trace(Scribbles.MakeUpCharacter(ref dice), ref dice, output),
        NonDigit.Sketch => SquareCanvas.Trace(Sketches.Draw(ref dice), ref dice, output),
        NonDigit.Scribble => SquareCanvas.Trace(Scribbles.Draw(ref dice), ref dice, output),
        NonDigit.Turned => SquareCanvas.Trace(_alteredDigits.Turned(ref dice), ref dice, output),
        NonDigit.Joined => SquareCanvas.Trace(_alteredDigits.Joined(ref dice), ref dice, output),
        NonDigit.Overlaid => SquareCanvas.Ink(AlteredDigits.Side, _alteredDigits.Overlay, ref dice, output),
        NonDigit.Halves => SquareCanvas.Ink(AlteredDigits.Side, _alteredDigits.Halves, ref dice, output),
        NonDigit.SolidShape => SquareCanvas.Ink(SquareCanvas.Side(ref dice), SolidShapes.Draw, ref dice, output),
        _ => SquareCanvas.Picture(SquareCanvas.Side(ref dice), Textures.Draw, whole: false, ref dice, output),
    };

    /// <summary>Moves, scales and rotates each stroke a little.</summary>
    private static Segment[] Loosen(IReadOnlyList<Segment[]> strokes, ref Dice dice)
    {
        var path = new List<Segment>();
        var loose = dice.Between(0, 0.04f);
        foreach (var stroke in strokes)
        {
            float grown = 1 + loose * dice.Normal(), turned = loose * dice.Normal();
            path.AddRange(Strokes.Map(stroke, grown, -turned, turned, grown, loose * dice.Normal(), loose * dice.Normal()));
        }

        return [.. path];
    }

    /// <summary>Two to four letters that touch.</summary>
    private Segment[] Word(ref Dice dice)
    {
        var path = new List<Segment>();
        for (int i = 0, count = 2 + dice.Below(3); i < count; i++)
        {
            var letter = Loosen(_letters[dice.Below(_letters.Length)].Strokes, ref dice);
            path.AddRange(Strokes.Shift(letter, i * dice.Between(0.5f, 0.75f), 0.05f * dice.Normal()));
        }

        return Strokes.Fit([.. path]);
    }
}

using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Pictures that hold no single digit.</summary>
internal sealed class NonDigitPictures
{
    /// <summary>
    /// Characters that are not used as non-digits: they may look like a digit, or the recognizer drops their dot.
    /// </summary>
    private const string SimilarToDigits = "OoQIilj|!/\\()[]'`,.-_:;\"^~ZzSs$BbGqg&0123456789";

    private readonly SquareCanvas _canvas;
    private readonly AlteredDigits _alteredDigits;
    private readonly StrokeGlyph[] _letters;
    private readonly StrokeGlyph[] _signs;
    private readonly OutlineGlyph[] _outlines;

    /// <param name="canvas">Draws them.</param>
    /// <param name="digits">Digits to alter.</param>
    /// <param name="skeletons">Their skeletons.</param>
    /// <param name="glyphs">Characters and signs of stroke fonts.</param>
    /// <param name="outlines">Characters of outline fonts, which take the place of two thirds of the strokes' letters.</param>
    public NonDigitPictures(
        SquareCanvas canvas,
        LabelledImages digits,
        SkeletonCache skeletons,
        IReadOnlyList<StrokeGlyph> glyphs,
        IReadOnlyList<OutlineGlyph> outlines)
    {
        _canvas = canvas;
        _alteredDigits = new AlteredDigits(digits, skeletons);
        _letters = [.. glyphs.Where(glyph => glyph.Character is { } character && IsUnlikeDigits(character))];
        _signs = [.. glyphs.Where(glyph => glyph.Character is null)];
        _outlines = [.. outlines.Where(glyph => IsUnlikeDigits(glyph.Character))];
    }

    /// <summary>Whether a character looks like no digit in any handwriting.</summary>
    public static bool IsUnlikeDigits(char character) => !SimilarToDigits.Contains(character, StringComparison.Ordinal);

    /// <summary>Draws a non-digit.</summary>
    /// <returns>Its kind.</returns>
    public NonDigit Draw(Dice dice, Span<float> output)
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
        NonDigit.Letter when _outlines.Length > 0 && dice.Below(3) > 0 =>
            _canvas.Ink(_outlines[dice.Below(_outlines.Length)].Draw, ref dice, output),
        NonDigit.Letter => _canvas.Trace(Strokes.Loosen(_letters[dice.Below(_letters.Length)].Strokes, ref dice), ref dice, output),
        NonDigit.Sign => _canvas.Trace(Strokes.Loosen(_signs[dice.Below(_signs.Length)].Strokes, ref dice), ref dice, output),
        NonDigit.Word => _canvas.Trace(Word(ref dice), ref dice, output),
        NonDigit.MadeUpCharacter => _canvas.Trace(Scribbles.MakeUpCharacter(ref dice), ref dice, output),
        NonDigit.Sketch => _canvas.Trace(Sketches.Draw(ref dice), ref dice, output),
        NonDigit.Scribble => _canvas.Trace(Scribbles.Draw(ref dice), ref dice, output),
        NonDigit.Turned => _canvas.Trace(_alteredDigits.Turned(ref dice), ref dice, output),
        NonDigit.Joined => _canvas.Trace(_alteredDigits.Joined(ref dice), ref dice, output),
        NonDigit.Overlaid => _canvas.Ink(AlteredDigits.Side, _alteredDigits.Overlay, ref dice, output),
        NonDigit.Halves => _canvas.Ink(AlteredDigits.Side, _alteredDigits.Halves, ref dice, output),
        NonDigit.SolidShape => _canvas.Ink(SolidShapes.Draw, ref dice, output),
        _ => _canvas.Picture(SquareCanvas.Side(ref dice), Textures.Draw, whole: false, ref dice, output),
    };

    /// <summary>Two to four letters that touch.</summary>
    private Segment[] Word(ref Dice dice)
    {
        var path = new List<Segment>();
        for (int i = 0, count = 2 + dice.Below(3); i < count; i++)
        {
            var letter = Strokes.Loosen(_letters[dice.Below(_letters.Length)].Strokes, ref dice);
            path.AddRange(Strokes.Shift(letter, i * dice.Between(0.5f, 0.75f), 0.05f * dice.Normal()));
        }

        return Strokes.Fit([.. path]);
    }
}

using DigitRecognizer.Digits;
using DigitRecognizer.Filters;
using DigitRecognizer.Framing;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.GreyTraining;

/// <summary>
/// The training pictures of the classifier of grey pictures: most are poor, the digit is found by the recognizer, and what is around it is
/// cropped.
/// </summary>
internal sealed class GreyPictures : IPictureSource
{
    private const float ShareOfPoorCopies = 0.8f, ShareOfClutter = 0.2f;

    /// <summary>How far a crop is moved each time that it is used, in pixels.</summary>
    private const int MaxShift = 2;

    /// <summary>Least longer side of what the recognizer finds, in sides of the picture: less is a speck and not the drawing.</summary>
    private const float MinShareOfSide = 0.25f;

    private const float MinSize = 0.45f, MaxSize = 1.1f;

    private readonly LabelledImages _digits;
    private readonly SkeletonCache _skeletons;
    private readonly StrokeGlyph[] _printedDigits;
    private readonly OutlineGlyph[] _outlinedDigits;
    private readonly SquareCanvas _canvas = new(Convert);
    private readonly NonDigitPictures _others;

    /// <param name="digits">MNIST's.</param>
    /// <param name="glyphs">Characters and signs of stroke fonts.</param>
    /// <param name="outlines">Characters of handwriting fonts.</param>
    public GreyPictures(LabelledImages digits, IReadOnlyList<StrokeGlyph> glyphs, IReadOnlyList<OutlineGlyph> outlines)
    {
        _digits = digits;
        _skeletons = new SkeletonCache(digits);
        _printedDigits = [.. glyphs.Where(glyph => glyph.Character is >= '0' and <= '9')];
        _outlinedDigits = [.. outlines.Where(glyph => char.IsAsciiDigit(glyph.Character))];
        _others = new NonDigitPictures(_canvas, digits, _skeletons, glyphs, outlines);
    }

    public int Values => GreyCrop.Length;

    public float Least => -1;

    public int Digit(Dice dice, Span<float> output)
    {
        while (true)
        {
            if (TryDraw(ref dice, output, out var label))
            {
                return label;
            }
        }
    }

    public NonDigit Other(Dice dice, Span<float> output) => _others.Draw(dice, output);

    /// <summary>Moves the crop by up to <see cref="MaxShift"/>, and inverts every second one.</summary>
    public void Vary(Span<float> picture, ref Dice dice)
    {
        Span<float> source = stackalloc float[picture.Length];
        picture.CopyTo(source);
        var sign = dice.Chance(0.5f) ? -1 : 1;
        int moveX = dice.Below(2 * MaxShift + 1) - MaxShift, moveY = dice.Below(2 * MaxShift + 1) - MaxShift;
        for (var i = 0; i < picture.Length; i++)
        {
            var x = Math.Clamp(i % GreyCrop.Side + moveX, 0, GreyCrop.Side - 1);
            var y = Math.Clamp(i / GreyCrop.Side + moveY, 0, GreyCrop.Side - 1);
            picture[i] = sign * source[y * GreyCrop.Side + x];
        }
    }

    private bool TryDraw(ref Dice dice, Span<float> output, out int label)
    {
        var index = dice.Below(_digits.Count);
        label = _digits.Labels[index];
        switch (dice.Below(100))
        {
            case < 34:
                return _canvas.Trace(_skeletons[index], ref dice, output);
            case < 48:
                return _canvas.Trace(DigitDesigns.Draw(label, ref dice), ref dice, output);
            case < 60:
                return _canvas.Trace(RareDesigns.Draw(label, ref dice), ref dice, output);
            case < 62 when _printedDigits.Length > 0:
                var printed = _printedDigits[dice.Below(_printedDigits.Length)];
                label = printed.Character!.Value - '0';
                return _canvas.Trace(Strokes.Loosen(printed.Strokes, ref dice), ref dice, output);
            case < 70 when _outlinedDigits.Length > 0:
                var outlined = _outlinedDigits[dice.Below(_outlinedDigits.Length)];
                label = outlined.Character - '0';
                return _canvas.Ink(outlined.Draw, ref dice, output);
            default:
                return _canvas.Ink((Span<float> ink, int side, ref Dice pen) => Enlarge(index, ref pen, ink, side), ref dice, output);
        }
    }

    /// <summary>Draws one of MNIST's own pictures, bent, at a random size and place.</summary>
    private void Enlarge(int index, ref Dice dice, Span<float> ink, int side)
    {
        Span<float> bent = stackalloc float[LeNet.InputLength];
        bent.Clear();
        FramedDistortion.Draw(_digits[index], strength: 1, new Dice(dice.Next()), bent);
        using var picture = new Plane<float>(LeNet.Side, LeNet.Side);
        bent.CopyTo(picture.Values);
        var size = side * dice.Between(MinSize, MaxSize);
        var spare = (side - size) / 2;
        float left = spare + dice.Between(-spare, spare), top = spare + dice.Between(-spare, spare);
        using var canvas = new Plane<float>(side, side);
        AreaSampler.Draw(picture, canvas, size / LeNet.Side, left, top);
        canvas.Values.CopyTo(ink);
    }

    /// <summary>Adds clutter to some pictures, makes a poor copy of most, lets the recognizer find the drawing, and crops it.</summary>
    private static bool Convert(ReadOnlySpan<byte> picture, int side, bool whole, ref Dice dice, Span<float> output)
    {
        Span<byte> pixels = stackalloc byte[picture.Length];
        picture.CopyTo(pixels);
        if (dice.Chance(ShareOfClutter))
        {
            Clutter.Draw(pixels, side, ref dice);
        }

        if (dice.Chance(ShareOfPoorCopies))
        {
            side = PoorCopy.Draw(pixels, side, ref dice, pixels);
        }

        using var grey = new Plane<byte>(side, side);
        pixels[..(side * side)].CopyTo(grey.Values);
        Span<float> framed = stackalloc float[LeNet.InputLength];
        if (!Normalizer.TryNormalize(grey, 1, AttemptKind.Standard, framed, out var location, out _)
            || (whole && location.Box.LongerSide < MinShareOfSide * side))
        {
            return false;
        }

        GreyCrop.Draw(grey, location.Box, output);
        return true;
    }
}

using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Model.GreyTraining;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Tests;

/// <summary>Letters and digits of handwriting fonts that no network was trained on.</summary>
public sealed class HandwritingFontTests
{
    private const int Side = 140, Variations = 4;

    /// <summary>Letters of which some hands write one like a digit: a t like a 7, a J like a 1.</summary>
    private const double MaxAcceptedLetters = 0.045;


    private static readonly DigitReader Reader =
        new(LeNet.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"))));

    [Fact]
    public async Task Few_letters_are_accepted_as_digits()
    {
        var letters = (await GlyphsAsync()).Where(glyph => char.IsLetter(glyph.Character)
            && NonDigitPictures.IsUnlikeDigits(glyph.Character)).ToArray();

        var accepted = letters.Where((glyph, i) => Read(glyph, Dice.For(1, 0, i), isPoor: false) is { Accepted: true }).ToArray();

        var text = $"{accepted.Length} of {letters.Length} letters were accepted: "
            + string.Concat(accepted.Select(glyph => glyph.Character));
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(accepted.Length <= MaxAcceptedLetters * letters.Length, text);
    }

    [Theory]
    [InlineData(false, 0.985)]
    [InlineData(true, 0.975)]
    public async Task Nearly_all_digits_are_read_whether_bent_or_small_faint_and_compressed(bool isPoor, double share)
    {
        var digits = (await GlyphsAsync()).Where(glyph => char.IsAsciiDigit(glyph.Character)).ToArray();
        var read = Enumerable.Range(0, digits.Length * Variations).Count(i =>
        {
            var glyph = digits[i / Variations];
            return Read(glyph, Dice.For(2, 0, i), isPoor)?.PredictedClass == glyph.Character - '0';
        });

        var text = $"{read} of {digits.Length * Variations} digits were read.";
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(read >= share * digits.Length * Variations, text);
    }

    private static DigitReading? Read(OutlineGlyph glyph, Dice dice, bool isPoor)
    {
        var ink = new float[Side * Side];
        glyph.Draw(ink, Side, ref dice);
        var picture = Array.ConvertAll(ink, value => (byte)(byte.MaxValue * (1 - value)));
        var side = isPoor ? PoorCopy.Draw(picture, Side, ref dice, picture) : Side;
        try
        {
            return Reader.Read(new PixelView(picture.AsSpan(0, side * side), side, side, 1));
        }
        catch (ImageRejectedException)
        {
            return null;
        }
    }

    private static Task<IReadOnlyList<OutlineGlyph>> GlyphsAsync() => HandwritingFonts.LoadAsync(
        DataCache.DefaultFolder, HandwritingFonts.HeldOut, _ => { }, TestContext.Current.CancellationToken);
}

using System.Numerics.Tensors;
using DigitRecognizer.Framing;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Model.GreyTraining;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

/// <summary>The classifier of the grey pictures around doubtful digits, and its training, on a small set.</summary>
[Collection<SharedDice>]
public sealed class GreyTrainingTests
{
    private const int Digits = 300, Pictures = 4000, Epochs = 15, Unseen = 400;

    [Fact]
    public async Task It_learns_to_read_poor_pictures()
    {
        var pictures = new GreyPictures(await DigitsAsync(), [], await FontsAsync(HandwritingFonts.Training));
        var pool = PicturePool.Draw(pictures, Pictures, seed: 1, _ => { }, TestContext.Current.CancellationToken);

        using var network = new PoolTrainer(Epochs, seed: 1).Train(
            () => new GreyModule(), pool, (_, _) => { }, TestContext.Current.CancellationToken);

        using var classifier = GreyClassifier.Open(network.Export());
        var unseen = PicturePool.Draw(pictures, Unseen, seed: 2, _ => { }, TestContext.Current.CancellationToken)
            .Take([.. Enumerable.Range(0, Unseen)], new Dice(3));
        var logits = new float[Unseen * GreyClassifier.Outputs];
        classifier.RunBatch(unseen.Images, logits);
        var right = Enumerable.Range(0, Unseen).Count(i =>
            TensorPrimitives.IndexOfMax(logits.AsSpan(i * GreyClassifier.Outputs, GreyClassifier.Outputs)) == unseen.Labels[i]);
        Assert.True(right >= 0.6 * Unseen, $"{right} of {Unseen} pictures were classified rightly.");
    }

    [Fact]
    public void The_exported_network_gives_the_same_logits()
    {
        TorchRuntime.EnsureStarted();
        manual_seed(3);
        using var network = new GreyModule();
        network.eval();
        var grey = new float[GreyCrop.Length];
        var dice = new Dice(4);
        foreach (ref var value in grey.AsSpan())
        {
            value = dice.Between(-1, 1);
        }

        using var expected = network.forward(tensor(grey, [1, 1, GreyCrop.Side, GreyCrop.Side]));

        using var classifier = GreyClassifier.Open(network.Export());
        var logits = new float[GreyClassifier.Outputs];
        classifier.Run(grey, logits);
        Assert.All(logits, (logit, i) => Assert.Equal(expected[0, i].item<float>(), logit, 1e-5));
    }

    [Fact]
    public void Only_a_whole_training_replaces_the_network_that_ships()
    {
        Assert.Equal(RepositoryRoot.Combine("recognizer", "Networks", "grey.onnx"), GreyCommand.ChooseOutput(450_000, 14));
        Assert.Equal(Path.GetFullPath("grey-trial.onnx"), GreyCommand.ChooseOutput(450_000, 1));
        Assert.Equal(Path.GetFullPath("grey-trial.onnx"), GreyCommand.ChooseOutput(1000, 10));
    }

    [Fact]
    public async Task Handwriting_fonts_hold_every_letter_and_digit_and_no_family_is_trained_on_and_held_out()
    {
        string[] families = [.. HandwritingFonts.Training, .. HandwritingFonts.HeldOut];

        var glyphs = await FontsAsync(families);

        Assert.Distinct(families);
        Assert.All("AZaz09", character => Assert.Equal(families.Length, glyphs.Count(glyph => glyph.Character == character)));
    }

    [Fact]
    public async Task A_glyph_fills_the_share_of_the_canvas_that_a_drawing_does()
    {
        const int Side = 80;
        var glyph = (await FontsAsync(["caveat"])).Single(glyph => glyph.Character == '8');
        var ink = new float[Side * Side];
        var dice = new Dice(5);

        glyph.Draw(ink, Side, ref dice);

        var rows = Enumerable.Range(0, Side).Where(y => ink.AsSpan(y * Side, Side).ContainsAnyInRange(0.5f, 1)).ToArray();
        Assert.InRange(rows[^1] - rows[0] + 1, 0.3 * Side, Side);
        Assert.InRange(ink.Average(), 0.005, 0.3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_poor_copy_is_smaller_and_its_values_stay_between_those_of_ink_and_paper(int seed)
    {
        const int Side = 80;
        var picture = new byte[Side * Side];
        picture.AsSpan().Fill(byte.MaxValue);
        picture.AsSpan(Side * Side / 3, Side * Side / 3).Clear();
        var copy = new byte[picture.Length];
        var dice = new Dice((ulong)seed);

        var side = PoorCopy.Draw(picture, Side, ref dice, copy);

        Assert.InRange(side, 20, 64);
        double Mean(int row) => copy.AsSpan(row * side, side).ToArray().Average(value => (double)value);
        Assert.True(Mean(side / 2) < Mean(1) - 20 && Mean(side / 2) < Mean(side - 2) - 20);
    }

    private static Task<IReadOnlyList<OutlineGlyph>> FontsAsync(IEnumerable<string> families) =>
        HandwritingFonts.LoadAsync(DataCache.DefaultFolder, families, _ => { }, TestContext.Current.CancellationToken);

    private static async Task<LabelledImages> DigitsAsync()
    {
        var set = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        return new LabelledImages(
            [.. Enumerable.Range(0, Digits).SelectMany(i => set.Picture(i).ToArray())],
            [.. Enumerable.Range(0, Digits).Select(set.Label)]);
    }
}

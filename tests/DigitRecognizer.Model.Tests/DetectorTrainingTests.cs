using System.Collections.Concurrent;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

/// <summary>The detector of pictures that hold no digit, and its training, on a small set.</summary>
[Collection<SharedDice>]
public sealed class DetectorTrainingTests
{
    private const int Digits = 300, Pictures = 1500, Epochs = 8;

    private static readonly StrokeGlyph[] Glyphs =
    [
        new('A', [[new(-0.4f, 0.5f, 0, -0.5f), new(0, -0.5f, 0.4f, 0.5f)], [new(-0.2f, 0.1f, 0.2f, 0.1f)]]),
        new('X', [[new(-0.4f, -0.5f, 0.4f, 0.5f)], [new(0.4f, -0.5f, -0.4f, 0.5f)]]),
        new(null, [[new(-0.5f, 0, 0.5f, 0)], [new(0, -0.5f, 0, 0.5f)], [new(-0.4f, -0.4f, 0.4f, 0.4f)]]),
    ];

    [Fact]
    public async Task It_learns_to_tell_digits_from_the_rest_and_its_file_opens_again()
    {
        var pictures = new DetectorPictures(await DigitsAsync(), Glyphs);
        var pool = PicturePool.Draw(pictures, Pictures, seed: 1, _ => { }, TestContext.Current.CancellationToken);

        var file = Train(pool, Epochs, seed: 1);

        using var detector = new DigitDetector(file);
        var unseen = PicturePool.Draw(pictures, 400, seed: 2, _ => { }, TestContext.Current.CancellationToken)
            .Take([.. Enumerable.Range(0, 400)], new Dice(3));
        var right = Enumerable.Range(0, 400).Count(i =>
            detector.Of(unseen.Images.AsSpan(i * LeNet.InputLength, LeNet.InputLength)) > 0.5 == unseen.Labels[i] < 10);
        Assert.True(right >= 0.75 * 400, $"{right} of 400 pictures were told apart.");
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_detector_and_another_seed_another()
    {
        var pictures = new DetectorPictures(await DigitsAsync(), Glyphs);

        byte[] TrainAgain(int seed) =>
            Train(PicturePool.Draw(pictures, 256, seed, _ => { }, TestContext.Current.CancellationToken), epochs: 1, seed);

        Assert.Equal(TrainAgain(1), TrainAgain(1));
        Assert.NotEqual(TrainAgain(1), TrainAgain(2));
    }

    [Fact]
    public async Task The_drawing_tells_how_far_it_is()
    {
        ConcurrentBag<int> told = [];

        PicturePool.Draw(new DetectorPictures(await DigitsAsync(), Glyphs), 200, seed: 1, told.Add, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 10).Select(i => 20 * i), told.Order());
    }

    [Fact]
    public async Task Nothing_to_learn_from_is_refused()
    {
        var few = PicturePool.Draw(new DetectorPictures(await DigitsAsync(), Glyphs), PoolTrainer.MinPictures - 1, seed: 1, _ =>
            { }, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentOutOfRangeException>(() => new PoolTrainer(epochs: 0, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(few, epochs: 1, seed: 1));
    }

    [Fact]
    public void Only_a_whole_training_replaces_the_detector_that_ships()
    {
        Assert.Equal(RepositoryRoot.Combine("recognizer", "Networks", "detector.onnx"), DetectorCommand.ChooseOutput(400_000, 10));
        Assert.Equal(Path.GetFullPath("detector-trial.onnx"), DetectorCommand.ChooseOutput(400_000, 1));
        Assert.Equal(Path.GetFullPath("detector-trial.onnx"), DetectorCommand.ChooseOutput(1000, 10));
    }

    [Fact]
    public void What_was_trained_is_what_is_served()
    {
        TorchRuntime.EnsureStarted();
        manual_seed(3);
        using var network = new SmallConvolutionModule(planes: 1, measures: 0);
        network.eval();
        var image = new float[LeNet.InputLength];
        var dice = new Dice(4);
        foreach (ref var value in image.AsSpan())
        {
            value = dice.Between(0, 1);
        }

        using var probabilities = nn.functional.softmax(network.forward(tensor(image, [1, 1, LeNet.Side, LeNet.Side])), 1);

        using var detector = new DigitDetector(HelperExporter.ExportDetector(network.Export()));
        Assert.Equal(1 - probabilities[0, 10].item<float>(), detector.Of(image), 1e-5);
    }

    [Fact]
    public async Task Stroke_fonts_hold_every_letter_in_several_hands()
    {
        using var cache = new TemporaryFolder();

        var glyphs = await StrokeFonts.LoadAsync(cache.Path, _ => { }, TestContext.Current.CancellationToken);

        Assert.All("ABCXYZabcxyz", letter => Assert.Equal(10, glyphs.Count(glyph => glyph.Character == letter)));
        Assert.True(glyphs.Count(glyph => glyph.Character is null) > 400);
        Assert.All(glyphs.SelectMany(glyph => glyph.Strokes).SelectMany(stroke => stroke), s =>
            Assert.InRange(Math.Max(Math.Abs(s.X1), Math.Abs(s.Y1)), 0, 0.501f));
    }

    private static byte[] Train(PicturePool pool, int epochs, int seed)
    {
        using var network = new PoolTrainer(epochs, seed).Train(
            () => new SmallConvolutionModule(planes: 1, measures: 0), pool, (_, _) => { }, TestContext.Current.CancellationToken);
        return HelperExporter.ExportDetector(network.Export());
    }

    private static async Task<LabelledImages> DigitsAsync()
    {
        var set = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        return new LabelledImages(
            [.. Enumerable.Range(0, Digits).SelectMany(i => set.Picture(i).ToArray())],
            [.. Enumerable.Range(0, Digits).Select(set.Label)]);
    }
}

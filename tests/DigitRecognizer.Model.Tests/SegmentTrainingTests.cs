using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Model.Tests;

/// <summary>What the segment classifier learns from.</summary>
[Collection<SharedDice>]
public sealed class SegmentTrainingTests
{
    [Fact]
    public void The_lattices_gradient_is_its_losss()
    {
        const double Step = 1e-2;
        var dice = new Dice(2);
        var lattice = Lattice(ref dice);
        var logits = new float[lattice.Examples.Count * SegmentClassifier.Outputs];
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = dice.Between(-1, 1);
        }

        var gradient = new float[logits.Length];
        lattice.Loss(logits, gradient);

        var unused = new float[logits.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            var (low, high) = (logits.ToArray(), logits.ToArray());
            (low[i], high[i]) = ((float)(logits[i] - Step), (float)(logits[i] + Step));
            Assert.Equal((lattice.Loss(high, unused) - lattice.Loss(low, unused)) / (2 * Step), gradient[i], 1e-3);
        }
    }

    [Fact]
    public void A_lattice_without_a_way_of_whole_digits_says_so()
    {
        var dice = new Dice(2);
        Assert.True(Lattice(ref dice).HasCorrectPath);

        var without = new TrainingLattice { Fragments = 2 };
        without.Add(0, 1, Example(3), Evidence(ref dice), correct: true);
        without.Add(1, 2, Example(3), Evidence(ref dice), correct: false);

        Assert.False(without.HasCorrectPath);
    }

    [Fact]
    public void A_segment_shares_with_a_digit_no_more_than_it_has_of_it_and_the_digit_of_the_segment()
    {
        int[,] ownership = { { 40, 0 }, { 60, 10 }, { 0, 90 } };
        var whole = LabelledSegments.Whole(ownership);

        Assert.Equal([100, 100], whole);
        Assert.Equal((0, 0.9f), LabelledSegments.Shared(ownership, whole, 0, 2));
        Assert.Equal((0, 0.4f), LabelledSegments.Shared(ownership, whole, 0, 1));
        Assert.Equal((1, 0.9f), LabelledSegments.Shared(ownership, whole, 2, 3));
    }

    [Fact]
    public void A_segment_that_swallows_a_small_digit_is_no_whole_one()
    {
        int[,] ownership = { { 10, 0 }, { 0, 90 } };

        Assert.Equal((1, 0), LabelledSegments.Shared(ownership, LabelledSegments.Whole(ownership), 0, 2));
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_classifier()
    {
        const int Numbers = 60;
        var mnist = await DigitsAsync();
        using var classifier = LeNet.Load(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"), TestContext.Current.CancellationToken));
        var losses = new List<double>();

        byte[] Train() =>
            new SegmentTrainer(mnist, classifier, Numbers, (_, loss) => losses.Add(loss)).Train(TestContext.Current.CancellationToken);

        Assert.Equal(Train(), Train());
        Assert.True(losses[SegmentTrainer.Epochs - 1] < 0.8 * losses[0],
            $"The loss went from {losses[0]:0.00} to {losses[SegmentTrainer.Epochs - 1]:0.00}.");
    }

    [Theory]
    [InlineData(1, "128 are needed")]
    [InlineData(12, "16 are needed")]
    public async Task A_training_that_cannot_fill_a_batch_is_refused(int numbers, string expected)
    {
        var mnist = await DigitsAsync();
        using var classifier = LeNet.Load(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"), TestContext.Current.CancellationToken));

        var refused = Assert.Throws<InvalidOperationException>(
            () => new SegmentTrainer(mnist, classifier, numbers, (_, _) => { }).Train(TestContext.Current.CancellationToken));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuts", 14_000)]
    [InlineData("line", 40_000)]
    [InlineData("segments", 22_000)]
    public void Only_a_whole_training_replaces_the_weights_that_ship(string part, int numbers)
    {
        Assert.Equal(RepositoryRoot.Combine("recognizer", "Networks", part + ".onnx"), SegmentationCommand.ChooseOutput(part, numbers));
        Assert.Equal(Path.GetFullPath(part + "-trial.onnx"), SegmentationCommand.ChooseOutput(part, 100));
    }

    private static TrainingLattice Lattice(ref Dice dice)
    {
        var lattice = new TrainingLattice { Fragments = 3 };
        lattice.Add(0, 1, Example(4), Evidence(ref dice), correct: false);
        lattice.Add(1, 2, Example(4), Evidence(ref dice), correct: false);
        lattice.Add(0, 2, Example(4), Evidence(ref dice), correct: true);
        lattice.Add(2, 3, Example(7), Evidence(ref dice), correct: true);
        lattice.Add(1, 3, Example(7), Evidence(ref dice), correct: false);
        return lattice;
    }

    private static SegmentExample Example(byte digit) => new(new float[SegmentFeatures.Length], new SegmentLabel(digit, 1));

    private static float[] Evidence(ref Dice dice)
    {
        var evidence = new float[SegmentClassifier.Digits];
        for (var i = 0; i < evidence.Length; i++)
        {
            evidence[i] = dice.Between(-2, 0);
        }

        return evidence;
    }

    private static async Task<LabelledImages> DigitsAsync()
    {
        const int Digits = 300;
        var set = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        return new LabelledImages(
            [.. Enumerable.Range(0, Digits).SelectMany(i => set.Picture(i).ToArray())],
            [.. Enumerable.Range(0, Digits).Select(set.Label)]);
    }
}

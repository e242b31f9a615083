using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Numbers;
using DigitRecognizer.Testing;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

/// <summary>The network that slides over a line: how it is trained, and that it is served as trained.</summary>
[Collection<SharedDice>]
public sealed class LineClassifierTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(86)]
    public void What_was_trained_is_what_is_served(int columns)
    {
        TorchRuntime.EnsureStarted();
        manual_seed(3);
        using var network = new LineModule();
        var dice = new Dice(4);
        var picture = new float[columns * LineClassifier.Rows];
        foreach (ref var value in picture.AsSpan())
        {
            value = dice.Between(0, 1);
        }

        using var input = tensor(picture, [1, 1, LineClassifier.Rows, columns]);
        network.forward(input).Dispose();
        network.eval();
        using var logits = network.forward(input);
        using var exported = LineClassifier.Open(network.Export());
        var served = LineClassifier.Run(exported, picture);

        Assert.Equal([1, LineClassifier.Outputs, columns / LineClassifier.Stride], logits.shape);
        Assert.Equal(logits.data<float>().ToArray(), served, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public async Task A_number_to_learn_from_has_frames_of_its_own_for_each_digit_from_left_to_right()
    {
        var composer = new NumberComposer(await DigitsAsync(), new Random(1));
        var examples = Enumerable.Range(0, 40).Select(_ => LineExample.Of(composer.Compose())).OfType<LineExample>().ToArray();

        Assert.InRange(examples.Length, 30, 40);
        Assert.All(examples, example =>
        {
            var free = 0;
            foreach (var (first, end) in example.Windows)
            {
                Assert.InRange(first, free, end - 1);
                free = end;
            }

            Assert.InRange(free, 1, example.Frames);
        });
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_network()
    {
        const int Numbers = 150;
        var mnist = await DigitsAsync();
        var losses = new List<double>();

        byte[] Train() => new LineTrainer(mnist, Numbers, (_, loss) => losses.Add(loss)).Train(TestContext.Current.CancellationToken);

        Assert.Equal(Train(), Train());
        Assert.True(losses[LineTrainer.Epochs - 1] < 0.5 * losses[0],
            $"The loss went from {losses[0]:0.00} to {losses[LineTrainer.Epochs - 1]:0.00}.");
    }

    [Fact]
    public async Task A_training_that_cannot_fill_a_batch_is_refused()
    {
        var mnist = await DigitsAsync();

        var refused = Assert.Throws<InvalidOperationException>(
            () => new LineTrainer(mnist, numbers: 5, (_, _) => { }).Train(TestContext.Current.CancellationToken));

        Assert.Contains("32 are needed", refused.Message, StringComparison.Ordinal);
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

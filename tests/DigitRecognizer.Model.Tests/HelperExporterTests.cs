using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using DigitRecognizer.Testing;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

/// <summary>What the trainers export answers as the trained network does.</summary>
[Collection<SharedDice>]
public sealed class HelperExporterTests
{
    public HelperExporterTests() => TorchRuntime.EnsureStarted();

    [Fact]
    public void The_segment_classifier_is_served_as_it_was_trained()
    {
        manual_seed(3);
        using var network = new SmallConvolutionModule(SegmentClassifier.Planes, SegmentMeasures.Count);
        using var served = SegmentClassifier.Open(HelperExporter.ExportSegments(network.Export()));

        AssertSame(network, served, SegmentFeatures.Length);
    }

    [Fact]
    public void The_cut_classifier_is_served_as_it_was_trained()
    {
        manual_seed(3);
        using var network = new CutModule();
        using var served = CutClassifier.Open(network.Export());

        AssertSame(network, served, CutFeatures.Length);
    }

    [Fact]
    public async Task Cuts_are_learned_the_same_way_from_the_same_seed()
    {
        const int Digits = 300, Numbers = 12;
        var set = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var mnist = new LabelledImages(
            [.. Enumerable.Range(0, Digits).SelectMany(i => set.Picture(i).ToArray())],
            [.. Enumerable.Range(0, Digits).Select(set.Label)]);
        var losses = new List<double>();

        byte[] Train() => new CutTrainer(mnist, Numbers, (_, loss) => losses.Add(loss)).Train(TestContext.Current.CancellationToken);

        Assert.Equal(Train(), Train());
        Assert.True(losses[5] < losses[0], $"The loss of the first round went from {losses[0]:0.00} to {losses[5]:0.00}.");
    }

    private static void AssertSame(nn.Module<Tensor, Tensor> trained, OnnxNetwork served, int length)
    {
        const int Items = 40;
        trained.eval();
        var dice = new Dice(4);
        var inputs = new float[Items * length];
        foreach (ref var value in inputs.AsSpan())
        {
            value = dice.Between(0, 1);
        }

        using var expected = trained.forward(tensor(inputs, [Items, length]));
        var outputs = new float[Items * served.OutputLength];
        served.RunBatch(inputs, outputs);

        Assert.Equal(expected.data<float>().ToArray(), outputs, (a, b) => Math.Abs(a - b) < 1e-4);
    }
}

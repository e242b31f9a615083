using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using ModelMetadata = DigitRecognizer.Model.Onnx.ModelMetadata;

namespace DigitRecognizer.Model.Tests;

[Collection<SharedDice>]
public sealed class OnnxExporterTests
{
    private static readonly ModelMetadata Metadata = new("lenet-5", new DateOnly(2020, 1, 2), "abc");

    public OnnxExporterTests() => TorchRuntime.EnsureStarted();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_file_answers_as_the_trained_network_does(int batch)
    {
        var network = RandomNetwork(classes: 10);
        var images = torch.rand(batch, 1, 28, 28);
        var expected = network.forward(images);

        using var session = new InferenceSession(OnnxExporter.Export(network.Fold(), Metadata));
        using var input = OrtValue.CreateTensorValueFromMemory(images.data<float>().ToArray(), [batch, 1, 28, 28]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["image"], [input], ["logits", "probabilities"]);

        Close(expected, outputs[0]);
        Close(torch.nn.functional.softmax(expected, 1), outputs[1]);
    }

    [Fact]
    public void Both_convolutions_can_be_looked_at()
    {
        using var session = new InferenceSession(OnnxExporter.Export(RandomNetwork(classes: 10).Fold(), Metadata));
        using var input = OrtValue.CreateTensorValueFromMemory(new float[784], [1, 1, 28, 28]);
        using var options = new RunOptions();

        using var outputs = session.Run(options, ["image"], [input], ["conv1", "conv2"]);

        Assert.Equal([1, 6, 28, 28], outputs[0].GetTensorTypeAndShape().Shape);
        Assert.Equal([1, 16, 10, 10], outputs[1].GetTensorTypeAndShape().Shape);
    }

    [Fact]
    public void The_temperature_divides_the_logits()
    {
        var network = RandomNetwork(classes: 10);
        var images = torch.rand(1, 1, 28, 28);

        using var session = new InferenceSession(OnnxExporter.Export(network.Fold(temperature: 2), Metadata));
        using var input = OrtValue.CreateTensorValueFromMemory(images.data<float>().ToArray(), [1, 1, 28, 28]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["image"], [input], ["logits"]);

        Close(network.forward(images) / 2, outputs[0]);
    }

    [Fact]
    public void The_metadata_says_what_the_file_is()
    {
        var metadata = Metadata with { Labels = ["a", "b", "c"], TestError = 0.0042 };

        using var session = new InferenceSession(OnnxExporter.Export(RandomNetwork(classes: 3).Fold(), metadata));

        var map = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(
            "classes=3 data_hash=abc labels=a,b,c name=lenet-5 reads_digits=false test_error=0.0042 trained=2020-01-02",
            string.Join(' ', map.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(10, true, true)]
    [InlineData(10, false, false)]
    [InlineData(12, true, false)]
    public void Only_a_file_of_ten_digits_is_held_to_what_looks_like_one(int classes, bool digits, bool expected)
    {
        using var served = LeNet.Load(OnnxExporter.Export(RandomNetwork(classes).Fold(), Metadata with { ReadsDigits = digits }));

        Assert.Equal(expected, served.Info.ReadsDigits);
    }

    /// <summary>A network whose batch statistics are as uneven as trained ones.</summary>
    private static LeNetModule RandomNetwork(int classes)
    {
        torch.random.manual_seed(5);
        var network = new LeNetModule(classes);
        network.train();
        for (var i = 0; i < 5; i++)
        {
            network.forward(torch.rand(16, 1, 28, 28) * i);
        }

        network.eval();
        return network;
    }

    private static void Close(torch.Tensor expected, OrtValue actual)
    {
        var values = actual.GetTensorDataAsSpan<float>().ToArray();
        var wanted = expected.detach().data<float>().ToArray();
        Assert.Equal(wanted.Length, values.Length);
        Assert.All(values.Zip(wanted), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }
}

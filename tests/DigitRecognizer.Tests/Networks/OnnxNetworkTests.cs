using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using Xunit;

namespace DigitRecognizer.Tests.Networks;

public sealed class OnnxNetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(70)]
    public void A_batch_gives_what_single_runs_give(int count)
    {
        var network = SegmentClassifier.Packaged;
        var inputs = Inputs(count * network.InputLength);
        var outputs = new float[count * network.OutputLength];
        var single = new float[network.OutputLength];

        network.RunBatch(inputs, outputs);

        for (var i = 0; i < count; i++)
        {
            network.Run(inputs.AsSpan(i * network.InputLength, network.InputLength), single);
            Assert.Equal(single, outputs[(i * single.Length)..((i + 1) * single.Length)], (a, b) => Math.Abs(a - b) < 1e-4);
        }
    }

    [Fact]
    public void Runs_at_the_same_time_do_not_disturb_each_other()
    {
        var network = CutClassifier.Packaged;
        var inputs = Inputs(64 * network.InputLength);
        var expected = new float[64];
        network.RunBatch(inputs, expected);
        var answers = new float[64];

        Parallel.For(
            0, 64 * 20, i => network.Run(inputs.AsSpan(i % 64 * network.InputLength, network.InputLength), answers.AsSpan(i % 64, 1)));

        Assert.Equal(expected, answers, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void A_line_of_any_width_has_one_frame_for_two_columns()
    {
        Assert.Equal(LineClassifier.Outputs * 20, LineClassifier.Run(LineClassifier.Packaged, new float[LineClassifier.Rows * 40]).Length);
        Assert.Equal(LineClassifier.Outputs * 43, LineClassifier.Run(LineClassifier.Packaged, new float[LineClassifier.Rows * 86]).Length);
    }

    [Theory]
    [InlineData("picture", "probabilities", "no 'picture'")]
    [InlineData("image", "answer", "no 'answer'")]
    public async Task A_file_without_the_input_or_output_is_refused_by_its_name(string input, string output, string expected)
    {
        var lenet =
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"), TestContext.Current.CancellationToken);

        var refused = Assert.Throws<InvalidModelException>(() => new OnnxNetwork(lenet, input, output));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused() =>
        Assert.Contains("no ONNX model", Assert.Throws<InvalidModelException>(() => new OnnxNetwork([1, 2, 3], "image", "logits")).Message,
            StringComparison.Ordinal);

    private static float[] Inputs(int length)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }
}

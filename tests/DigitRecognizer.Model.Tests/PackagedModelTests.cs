using DigitRecognizer.Model.Onnx.Schema;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.Tests;

public sealed class PackagedModelTests
{
    private static readonly byte[] Content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"));

    [Fact]
    public void It_has_LeNet_5s_61706_parameters()
    {
        var model = ModelProto.Parser.ParseFrom(Content);

        Assert.Equal(61_706, model.Graph.Initializer.Sum(tensor => tensor.Dims.Aggregate(1L, (product, size) => product * size)));
    }

    [Fact]
    public void It_has_LeNet_5s_layers_and_nothing_else()
    {
        var model = ModelProto.Parser.ParseFrom(Content);

        Assert.Equal(
            "Conv Relu MaxPool Conv Relu MaxPool Flatten Gemm Relu Gemm Relu Gemm Softmax",
            string.Join(' ', model.Graph.Node.Select(node => node.OpType)));
    }

    [Fact]
    public void It_is_ONNX_of_opset_21_and_IR_10()
    {
        var model = ModelProto.Parser.ParseFrom(Content);

        Assert.Equal(10, model.IrVersion);
        Assert.Equal(("", 21), (Assert.Single(model.OpsetImport).Domain, model.OpsetImport[0].Version));
    }

    [Fact]
    public void It_fits_in_260_kilobytes() => Assert.InRange(Content.Length, 1, 260_000);

    [Fact]
    public void It_loads_with_all_optimizations()
    {
        using var network = LeNet.Load(Content);

        Assert.Equal(10, network.Info.Classes);
    }

    /// <summary>It is older than the key that says so.</summary>
    [Fact]
    public void It_reads_digits()
    {
        using var network = LeNet.Load(Content);

        Assert.True(network.Info.ReadsDigits);
    }
}

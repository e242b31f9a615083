using System.Runtime.InteropServices;
using DigitRecognizer.Model.Onnx.Schema;
using Google.Protobuf;

namespace DigitRecognizer.Model.Onnx;

/// <summary>
/// Builds an ONNX file node by node; the same nodes and weights give the same bytes. The first size of every input and output is the batch.
/// </summary>
/// <param name="name">The graph's name.</param>
internal sealed class OnnxGraph(string name)
{
    private const int IrVersion = 10;
    private const int OperatorSet = 21;
    private const string Batch = "N";

    /// <summary>A size that is not fixed.</summary>
    public const long AnySize = -1;

    private readonly GraphProto _graph = new() { Name = name };

    public void Input(string value, params long[] shape) => _graph.Input.Add(Describe(value, shape));

    public void Output(string value, params long[] shape) => _graph.Output.Add(Describe(value, shape));

    /// <summary>A convolution.</summary>
    public void Convolve(string input, string output, string weights, LayerWeights layer, Window window)
    {
        Store(weights, layer);
        Add("Conv", [input, weights + ".weight", weights + ".bias"], [output],
            Ints("kernel_shape", layer.Shape[2], layer.Shape[3]),
            Ints("pads", window.PadRows, window.PadColumns, window.PadRows, window.PadColumns),
            Ints("strides", window.StepRows, window.StepColumns));
    }

    /// <summary>A dense layer; its weights are named as its output.</summary>
    public void Connect(string input, string output, LayerWeights layer)
    {
        Store(output, layer);
        Add("Gemm", [input, output + ".weight", output + ".bias"], [output], Int("transB", 1));
    }

    public void Relu(string input, string output) => Add("Relu", [input], [output]);

    /// <summary>Maximum of 2 x 2 values in steps of 2.</summary>
    public void Pool(string input, string output) => Add("MaxPool", [input], [output], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2));

    public void Flatten(string input, string output) => Add("Flatten", [input], [output], Int("axis", 1));

    public void Softmax(string input, string output) => Add("Softmax", [input], [output], Int("axis", 1));

    /// <summary>Splits the values of each item, a flat list, in two.</summary>
    public void Split(string input, (string Name, long Length) first, (string Name, long Length) second)
    {
        Store(input + ".lengths", [first.Length, second.Length]);
        Add("Split", [input, input + ".lengths"], [first.Name, second.Name], Int("axis", 1));
    }

    public void Concatenate(string first, string second, string output) => Add("Concat", [first, second], [output], Int("axis", 1));

    /// <param name="input">Any value.</param>
    /// <param name="output">The same values in another shape.</param>
    /// <param name="shape">Shape of each item.</param>
    public void Reshape(string input, string output, params long[] shape)
    {
        Store(output + ".shape", [-1, .. shape]);
        Add("Reshape", [input, output + ".shape"], [output]);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToFile(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "DigitRecognizer.Model",
            Graph = _graph,
            OpsetImport = { new OperatorSetIdProto { Version = OperatorSet } },
        };
        foreach (var (key, value) in metadata)
        {
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        }

        return model.ToByteArray();
    }

    private void Store(string layerName, LayerWeights layer)
    {
        Store(layerName + ".weight", TensorProto.Types.DataType.Float, layer.Shape, MemoryMarshal.AsBytes(layer.Weights.AsSpan()));
        Store(layerName + ".bias", TensorProto.Types.DataType.Float, [layer.Bias.Length], MemoryMarshal.AsBytes(layer.Bias.AsSpan()));
    }

    private void Store(string tensorName, long[] values) =>
        Store(tensorName, TensorProto.Types.DataType.Int64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()));

    private void Store(string tensorName, TensorProto.Types.DataType type, long[] shape, ReadOnlySpan<byte> values) =>
        _graph.Initializer.Add(
            new TensorProto { Name = tensorName, DataType = (int)type, Dims = { shape }, RawData = ByteString.CopyFrom(values) });

    private void Add(string operation, string[] inputs, string[] outputs, params AttributeProto[] attributes) =>
        _graph.Node.Add(
            new NodeProto { OpType = operation, Name = outputs[0], Input = { inputs }, Output = { outputs }, Attribute = { attributes } });

    private static AttributeProto Int(string attribute, long value) =>
        new() { Name = attribute, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto Ints(string attribute, params long[] values) =>
        new() { Name = attribute, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private static ValueInfoProto Describe(string value, long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = Batch });
        foreach (var size in shape)
        {
            tensor.Shape.Dim.Add(size == AnySize
                ? new TensorShapeProto.Types.Dimension { DimParam = value + "_size" }
                : new TensorShapeProto.Types.Dimension { DimValue = size });
        }

        return new ValueInfoProto { Name = value, Type = new TypeProto { TensorType = tensor } };
    }
}

using System.Runtime.InteropServices;
using DigitRecognizer.Model.Onnx.Schema;
using Google.Protobuf;

namespace DigitRecognizer.Model.Onnx;

/// <summary>
/// Writes LeNet-5 as an ONNX file: input <c>image</c> float32 [N,1,28,28] in 0..1 with bright ink, outputs <c>logits</c> and
/// <c>probabilities</c> [N,classes], and the two convolutions' activations <c>conv1</c> [N,6,28,28] and <c>conv2</c> [N,16,10,10] for
/// whoever asks for them.
/// </summary>
public static class OnnxExporter
{
    private const int IrVersion = 10;
    private const int OperatorSet = 21;
    private const string Batch = "N";

    /// <returns>The file's bytes; the same weights and metadata give the same bytes.</returns>
    public static byte[] Export(LeNetWeights weights, ModelMetadata metadata)
    {
        var graph = new GraphProto { Name = metadata.Name };
        graph.Input.Add(Describe("image", 1, 28, 28));
        graph.Output.Add(Describe("logits", weights.Classes));
        graph.Output.Add(Describe("probabilities", weights.Classes));
        graph.Output.Add(Describe("conv1", 6, 28, 28));
        graph.Output.Add(Describe("conv2", 16, 10, 10));

        Convolve(graph, "conv1", "image", weights.Conv1, padding: 2);
        Convolve(graph, "conv2", "conv1_pooled", weights.Conv2, padding: 0);
        Add(graph, "Flatten", ["conv2_pooled"], "features", Int("axis", 1));
        Multiply(graph, "dense1_sum", "features", weights.Dense1);
        Add(graph, "Relu", ["dense1_sum"], "dense1");
        Multiply(graph, "dense2_sum", "dense1", weights.Dense2);
        Add(graph, "Relu", ["dense2_sum"], "dense2");
        Multiply(graph, "logits", "dense2", weights.Dense3);
        Add(graph, "Softmax", ["logits"], "probabilities", Int("axis", 1));

        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "DigitRecognizer.Model",
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Version = OperatorSet } },
        };
        foreach (var (key, value) in metadata.ToPairs(weights.Classes))
        {
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        }

        return model.ToByteArray();
    }

    private static void Convolve(GraphProto graph, string name, string input, LayerWeights layer, long padding)
    {
        Store(graph, name, layer);
        Add(graph, "Conv", [input, name + ".weight", name + ".bias"], name + "_sum",
            Ints("kernel_shape", 5, 5), Ints("pads", padding, padding, padding, padding), Ints("strides", 1, 1));
        Add(graph, "Relu", [name + "_sum"], name);
        Add(graph, "MaxPool", [name], name + "_pooled", Ints("kernel_shape", 2, 2), Ints("strides", 2, 2));
    }

    private static void Multiply(GraphProto graph, string output, string input, LayerWeights layer)
    {
        Store(graph, output, layer);
        Add(graph, "Gemm", [input, output + ".weight", output + ".bias"], output, Int("transB", 1));
    }

    private static void Store(GraphProto graph, string name, LayerWeights layer)
    {
        graph.Initializer.Add(Pack(name + ".weight", layer.Shape, layer.Weights));
        graph.Initializer.Add(Pack(name + ".bias", [layer.Bias.Length], layer.Bias));
    }

    private static TensorProto Pack(string name, long[] shape, float[] values) => new()
    {
        Name = name,
        DataType = (int)TensorProto.Types.DataType.Float,
        Dims = { shape },
        RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
    };

    private static void Add(GraphProto graph, string operation, string[] inputs, string output, params AttributeProto[] attributes) =>
        graph.Node.Add(
            new NodeProto { OpType = operation, Name = output, Input = { inputs }, Output = { output }, Attribute = { attributes } });

    private static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto Ints(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private static ValueInfoProto Describe(string name, params long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = Batch });
        foreach (var size in shape)
        {
            tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}

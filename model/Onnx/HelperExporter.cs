using DigitRecognizer.Framing;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.Onnx;

/// <summary>Exports the helper networks as ONNX files for <see cref="OnnxNetwork"/>.</summary>
internal static class HelperExporter
{
    /// <summary>Input <c>image</c> [N,1,28,28], output <c>logits</c> [N,11]: ten digits, then none.</summary>
    public static byte[] ExportDetector(SmallNetworkWeights weights)
    {
        var graph = new OnnxGraph("digit-detector");
        graph.Input("image", 1, LeNet.Side, LeNet.Side);
        graph.Output("logits", DigitDetector.Outputs);
        Convolve(graph, "image", weights);
        Connect(graph, "features", "logits", weights.Dense1, weights.Dense2);
        return graph.ToFile([]);
    }

    /// <summary>Input <c>segment</c> [N, planes and measures in a row], output <c>logits</c> [N,11]: ten digits, then none.</summary>
    public static byte[] ExportSegments(SmallNetworkWeights weights)
    {
        var graph = new OnnxGraph("segment-classifier");
        graph.Input("segment", SegmentFeatures.Length);
        graph.Output("logits", SegmentClassifier.Outputs);
        graph.Split("segment", ("pixels", SegmentClassifier.Planes * LeNet.InputLength), ("measures", SegmentMeasures.Count));
        graph.Reshape("pixels", "planes", SegmentClassifier.Planes, LeNet.Side, LeNet.Side);
        Convolve(graph, "planes", weights);
        graph.Concatenate("features", "measures", "all_features");
        Connect(graph, "all_features", "logits", weights.Dense1, weights.Dense2);
        return graph.ToFile([]);
    }

    /// <summary>Input <c>cut</c> [N, values of a <see cref="CutFeatures"/>], output <c>log_odds</c> [N,1].</summary>
    public static byte[] ExportCuts(LayerWeights dense1, LayerWeights dense2)
    {
        var graph = new OnnxGraph("cut-classifier");
        graph.Input("cut", CutFeatures.Length);
        graph.Output("log_odds", 1);
        Connect(graph, "cut", "log_odds", dense1, dense2);
        return graph.ToFile([]);
    }

    /// <summary>Input <c>line</c> [N,1,32,columns], output <c>logits</c> [N,11,1,frames]: ten digits, then none.</summary>
    /// <param name="layers">All convolutions, each but the last with ReLU.</param>
    public static byte[] ExportLine(IReadOnlyList<(LayerWeights Weights, Window Window)> layers)
    {
        var graph = new OnnxGraph("line-classifier");
        graph.Input("line", 1, LineClassifier.Rows, OnnxGraph.AnySize);
        graph.Output("logits", LineClassifier.Outputs, 1, OnnxGraph.AnySize);
        var last = ConvolveAll(graph, "line", [.. layers.SkipLast(1)]);
        graph.Convolve(last, "logits", $"conv{layers.Count}", layers[^1].Weights, layers[^1].Window);
        return graph.ToFile([]);
    }

    /// <summary>Input <c>grey</c> [N,1,32,32], output <c>logits</c> [N,11]: ten digits, then none.</summary>
    /// <param name="convolutions">Each with ReLU.</param>
    /// <param name="dense1">With ReLU.</param>
    /// <param name="dense2">Without.</param>
    public static byte[] ExportGrey(
        IReadOnlyList<(LayerWeights Weights, Window Window)> convolutions, LayerWeights dense1, LayerWeights dense2)
    {
        var graph = new OnnxGraph("grey-classifier");
        graph.Input("grey", 1, GreyCrop.Side, GreyCrop.Side);
        graph.Output("logits", GreyClassifier.Outputs);
        graph.Flatten(ConvolveAll(graph, "grey", convolutions), "features");
        Connect(graph, "features", "logits", dense1, dense2);
        return graph.ToFile([]);
    }

    /// <summary>Convolutions with ReLU, one after the other.</summary>
    /// <returns>The name of the last one's output.</returns>
    private static string ConvolveAll(OnnxGraph graph, string input, IReadOnlyList<(LayerWeights Weights, Window Window)> layers)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var name = $"conv{i + 1}";
            graph.Convolve(input, name + "_sum", name, layers[i].Weights, layers[i].Window);
            graph.Relu(name + "_sum", name);
            input = name;
        }

        return input;
    }

    private static void Convolve(OnnxGraph graph, string input, SmallNetworkWeights weights)
    {
        graph.Convolve(input, "conv1_sum", "conv1", weights.Conv1, new Window(2, 2, 2, 2));
        graph.Relu("conv1_sum", "conv1");
        graph.Convolve("conv1", "conv2_sum", "conv2", weights.Conv2, new Window(1, 1, 2, 2));
        graph.Relu("conv2_sum", "conv2");
        graph.Flatten("conv2", "features");
    }

    private static void Connect(OnnxGraph graph, string input, string output, LayerWeights dense1, LayerWeights dense2)
    {
        graph.Connect(input, "dense1_sum", dense1);
        graph.Relu("dense1_sum", "dense1");
        graph.Connect("dense1", output, dense2);
    }
}

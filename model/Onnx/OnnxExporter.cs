namespace DigitRecognizer.Model.Onnx;

/// <summary>
/// Writes LeNet-5 as an ONNX file: input <c>image</c> float32 [N,1,28,28] in 0..1 with bright ink, outputs <c>logits</c> and
/// <c>probabilities</c> [N,classes], and the activations of the two convolutions <c>conv1</c> [N,6,28,28] and <c>conv2</c> [N,16,10,10],
/// which are computed only on request.
/// </summary>
public static class OnnxExporter
{
    /// <returns>The file's bytes; the same weights and metadata give the same bytes.</returns>
    public static byte[] Export(LeNetWeights weights, ModelMetadata metadata)
    {
        var graph = new OnnxGraph(metadata.Name);
        graph.Input("image", 1, 28, 28);
        graph.Output("logits", weights.Classes);
        graph.Output("probabilities", weights.Classes);
        graph.Output("conv1", 6, 28, 28);
        graph.Output("conv2", 16, 10, 10);

        Convolve(graph, "conv1", "image", weights.Conv1, padding: 2);
        Convolve(graph, "conv2", "conv1_pooled", weights.Conv2, padding: 0);
        graph.Flatten("conv2_pooled", "features");
        graph.Connect("features", "dense1_sum", weights.Dense1);
        graph.Relu("dense1_sum", "dense1");
        graph.Connect("dense1", "dense2_sum", weights.Dense2);
        graph.Relu("dense2_sum", "dense2");
        graph.Connect("dense2", "logits", weights.Dense3);
        graph.Softmax("logits", "probabilities");
        return graph.ToFile(metadata.ToPairs(weights.Classes));
    }

    private static void Convolve(OnnxGraph graph, string name, string input, LayerWeights layer, int padding)
    {
        graph.Convolve(input, name + "_sum", name, layer, new Window(padding, padding));
        graph.Relu(name + "_sum", name);
        graph.Pool(name, name + "_pooled");
    }
}

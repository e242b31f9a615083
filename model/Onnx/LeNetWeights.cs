namespace DigitRecognizer.Model.Onnx;

/// <summary>LeNet-5's five layers as served: 61,706 numbers at 10 classes.</summary>
public sealed record LeNetWeights(LayerWeights Conv1, LayerWeights Conv2, LayerWeights Dense1, LayerWeights Dense2, LayerWeights Dense3)
{
    public int Classes => Dense3.Bias.Length;
}

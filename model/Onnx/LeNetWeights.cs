namespace DigitRecognizer.Model.Onnx;

/// <summary>The five layers of LeNet-5 to export: 61,706 parameters at 10 classes.</summary>
public sealed record LeNetWeights(LayerWeights Conv1, LayerWeights Conv2, LayerWeights Dense1, LayerWeights Dense2, LayerWeights Dense3)
{
    public int Classes => Dense3.Bias.Length;
}

namespace DigitRecognizer.Model.Onnx;

/// <summary>The layers of the detector or of the segment classifier: two convolutions in steps of two pixels, two dense layers.</summary>
internal sealed record SmallNetworkWeights(LayerWeights Conv1, LayerWeights Conv2, LayerWeights Dense1, LayerWeights Dense2);

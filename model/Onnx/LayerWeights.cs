namespace DigitRecognizer.Model.Onnx;

/// <summary>One layer's numbers.</summary>
/// <param name="Shape">Of the weights: [out,in,5,5] for a convolution, [out,in] for a dense layer.</param>
/// <param name="Weights">Row-major.</param>
/// <param name="Bias">One an output.</param>
public sealed record LayerWeights(long[] Shape, float[] Weights, float[] Bias);

namespace DigitRecognizer.Model.Onnx;

/// <summary>The weights of one layer.</summary>
/// <param name="Shape">Shape of the weights: [out,in,5,5] for a convolution, [out,in] for a dense layer.</param>
/// <param name="Weights">Row-major.</param>
/// <param name="Bias">One for each output.</param>
public sealed record LayerWeights(long[] Shape, float[] Weights, float[] Bias);

namespace DigitRecognizer.Networks;

/// <summary>
/// The bytes are no ONNX model of the expected form: input <c>image</c> [N,1,28,28], output <c>probabilities</c> [N,classes].
/// </summary>
public sealed class InvalidModelException(string message, Exception? inner = null) : Exception(message, inner);

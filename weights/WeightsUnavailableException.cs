namespace DigitRecognizer.Weights;

/// <summary>Storage has no usable weights, or cannot be reached. The message says what an operator can change.</summary>
public sealed class WeightsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

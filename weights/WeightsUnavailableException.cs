namespace DigitRecognizer.Weights;

/// <summary>Storage was asked for weights and gave none that may be used. The message says what an operator can change.</summary>
public sealed class WeightsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

using DigitRecognizer.Networks;

namespace DigitRecognizer.Weights;

/// <summary>What is known of the model in use. It holds nothing of the model itself, so it may be kept for any time.</summary>
/// <param name="Info">What the weights file says of itself.</param>
/// <param name="Source">Where the file came from.</param>
/// <param name="IsFallback">Storage is configured, but the packaged weights are in use.</param>
public sealed record ModelStatus(ModelInfo Info, WeightsSource Source, bool IsFallback);

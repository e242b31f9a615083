using DigitRecognizer.Networks;

namespace DigitRecognizer.Weights;

/// <summary>Describes the model in use. It does not refer to the model itself, so it may be kept after the model is disposed.</summary>
/// <param name="Info">Name, version and classes, from the weights file.</param>
/// <param name="Source">Where the file came from.</param>
/// <param name="IsFallback">Storage is configured, but the packaged weights are in use.</param>
public sealed record ModelStatus(ModelInfo Info, WeightsSource Source, bool IsFallback);

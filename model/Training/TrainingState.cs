using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>All that a training must keep to go on later.</summary>
/// <param name="Live">The network that learns.</param>
/// <param name="Average">Its averaged twin, which is served.</param>
/// <param name="Optimizer">Over the live network's parameters.</param>
public sealed record TrainingState(nn.Module<Tensor, Tensor> Live, nn.Module<Tensor, Tensor> Average, AdamW Optimizer);

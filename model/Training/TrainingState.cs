using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>Everything that is saved to resume a training.</summary>
/// <param name="Live">The network that is trained.</param>
/// <param name="Average">A network with its averaged weights, which is exported.</param>
/// <param name="Optimizer">Over the live network's parameters.</param>
public sealed record TrainingState(nn.Module<Tensor, Tensor> Live, nn.Module<Tensor, Tensor> Average, AdamW Optimizer);

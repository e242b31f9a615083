using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// The loss: the cross-entropy with the labels, or mostly with the teacher's probabilities where the batch has them.
/// </summary>
public sealed class TrainingLoss(TrainingOptions options)
{
    // Tensors and not scalars, because the garbage collector may free TorchSharp's scalars while libtorch still reads them.
    private readonly Tensor _coolness = tensor((float)(1 / options.TeacherTemperature));
    private readonly Tensor _hardShare = tensor((float)(1 - options.TeacherShare));

    /// <summary>Adds the gradients of a batch's mean loss to a network's parameters.</summary>
    /// <returns>The mean loss.</returns>
    public double Backpropagate(nn.Module<Tensor, Tensor> network, Batch batch)
    {
        using var scope = NewDisposeScope();
        var side = (int)Math.Sqrt(batch.Images.Length / batch.Labels.Length);
        var images = tensor(batch.Images, [batch.Labels.Length, 1, side, side]);
        var loss = Of(network.forward(images), batch);
        loss.backward();
        return loss.item<float>();
    }

    /// <param name="logits">[N,classes].</param>
    /// <param name="batch">The N pictures they are for.</param>
    /// <returns>The mean over the batch, ready to backpropagate.</returns>
    public Tensor Of(Tensor logits, Batch batch)
    {
        var hard = nn.functional.cross_entropy(logits, tensor(batch.Labels), label_smoothing: options.LabelSmoothing);
        return batch.Answers is null ? hard : _hardShare * hard + Imitate(logits, batch.Answers);
    }

    private Tensor Imitate(Tensor logits, float[] answers)
    {
        // The softened answers' gradients shrink with the square of the temperature.
        var share = options.TeacherShare * options.TeacherTemperature * options.TeacherTemperature / logits.shape[0];
        return tensor((float)share)
            * nn.functional.kl_div(
                (logits * _coolness).log_softmax(1), tensor(answers, logits.shape), log_target: false, reduction: nn.Reduction.Sum);
    }
}

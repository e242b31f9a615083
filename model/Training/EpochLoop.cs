using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>The epochs of a training whose examples lie in memory: AdamW, with warm-up and a half cosine.</summary>
/// <param name="epochs">Passes over the examples.</param>
/// <param name="learningRate">The highest.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class EpochLoop(int epochs, double learningRate, Action<int, double> report)
{
    private const double Decay = 0.02, WarmUp = 0.04;

    /// <param name="network">What learns.</param>
    /// <param name="batches">Steps of an epoch.</param>
    /// <param name="shuffle">Takes the number of the epoch, from 0, before its first step.</param>
    /// <param name="backpropagate">Takes the number of a batch, from 0, adds the gradients of its loss and returns the loss.</param>
    /// <param name="cancellationToken">Ends the training within a step.</param>
    public void Run(
        nn.Module network, int batches, Action<int> shuffle, Func<int, double> backpropagate, CancellationToken cancellationToken)
    {
        var optimizer = new AdamW(network.parameters(), Decay);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            shuffle(epoch);
            double sum = 0;
            for (var batch = 0; batch < batches; batch++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sum += backpropagate(batch);
                optimizer.Step(learningRate * WarmUpCosine.At((epoch + (batch + 1.0) / batches) / epochs, WarmUp));
            }

            report(epoch + 1, sum / batches);
        }
    }
}

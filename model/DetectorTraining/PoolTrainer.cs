using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Trains a network on a pool of pictures. The same machine, seed and pictures give the same result.</summary>
/// <param name="epochs">Passes over the pictures, at least 1.</param>
/// <param name="seed">Seed of all random choices.</param>
internal sealed class PoolTrainer(int epochs, int seed)
{
    /// <summary>Fewest pictures to train on: one batch.</summary>
    public const int MinPictures = BatchSize;

    private const int BatchSize = 128;
    private const double LearningRate = 0.002;

    private readonly int _epochs = epochs >= 1
        ? epochs
        : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "The number of epochs must be at least 1.");

    /// <param name="create">Makes the network with random weights.</param>
    /// <param name="pool">At least <see cref="MinPictures"/>.</param>
    /// <param name="report">Receives the number of the epoch and its mean loss.</param>
    /// <param name="cancellationToken">Stops the training within a step.</param>
    /// <returns>The trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer pictures than <see cref="MinPictures"/>.</exception>
    public T Train<T>(Func<T> create, PicturePool pool, Action<int, double> report, CancellationToken cancellationToken)
        where T : nn.Module<Tensor, Tensor>
    {
        if (pool.Count < MinPictures)
        {
            throw new ArgumentOutOfRangeException(nameof(pool), pool.Count, $"Training needs at least {MinPictures} pictures.");
        }

        TorchRuntime.EnsureStarted();
        manual_seed(seed);
        var network = create();
        var loss = new TrainingLoss(new TrainingOptions { LabelSmoothing = 0 });
        var order = Enumerable.Range(0, pool.Count).ToArray();
        var current = 0;
        new EpochLoop(_epochs, LearningRate, report).Run(
            network,
            pool.Count / BatchSize,
            epoch =>
            {
                current = epoch;
                Dice.For(seed, epoch, -1).Shuffle<int>(order);
            },
            batch => loss.Backpropagate(
                network, pool.Take(order.AsSpan(batch * BatchSize, BatchSize), Dice.For(seed, current, batch))),
            cancellationToken);
        return network;
    }
}

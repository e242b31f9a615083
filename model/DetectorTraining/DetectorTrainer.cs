using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Trains the detector. The same machine, seed and pictures give the same result.</summary>
/// <param name="epochs">Passes over the pictures, at least 1.</param>
/// <param name="seed">Seed of all random choices.</param>
internal sealed class DetectorTrainer(int epochs, int seed)
{
    /// <summary>Fewest pictures to train on: one batch.</summary>
    public const int MinPictures = BatchSize;

    private const int BatchSize = 128;
    private const double LearningRate = 0.002;

    private readonly int _epochs = epochs >= 1
        ? epochs
        : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "The number of epochs must be at least 1.");

    /// <param name="pool">At least <see cref="MinPictures"/>.</param>
    /// <param name="report">Receives the number of the epoch and its mean loss.</param>
    /// <param name="cancellationToken">Stops the training within a step.</param>
    /// <returns>The content of an ONNX file for <see cref="DigitDetector"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer pictures than <see cref="MinPictures"/>.</exception>
    public byte[] Train(PicturePool pool, Action<int, double> report, CancellationToken cancellationToken)
    {
        if (pool.Count < MinPictures)
        {
            throw new ArgumentOutOfRangeException(nameof(pool), pool.Count, $"Training needs at least {MinPictures} pictures.");
        }

        TorchRuntime.EnsureStarted();
        manual_seed(seed);
        using var network = new SmallConvolutionModule(planes: 1, measures: 0);
        var loss = new TrainingLoss(new TrainingOptions { LabelSmoothing = 0 });
        var order = Enumerable.Range(0, pool.Count).ToArray();
        new EpochLoop(_epochs, LearningRate, report).Run(
            network,
            pool.Count / BatchSize,
            epoch => Dice.For(seed, epoch, -1).Shuffle<int>(order),
            batch => loss.Backpropagate(network, pool.Take(order.AsSpan(batch * BatchSize, BatchSize))),
            cancellationToken);
        return HelperExporter.ExportDetector(network.Export());
    }
}

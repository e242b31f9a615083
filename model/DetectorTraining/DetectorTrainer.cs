using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.DetectorTraining;

/// <summary>Trains the detector. One machine, one seed, the same pictures: one result.</summary>
/// <param name="epochs">Times that each picture is learnt from, at least 1.</param>
/// <param name="seed">Of everything random.</param>
internal sealed class DetectorTrainer(int epochs, int seed)
{
    /// <summary>A batch's.</summary>
    public const int MinPictures = BatchSize;

    private const int BatchSize = 128;
    private const double LearningRate = 0.002;

    private readonly int _epochs = epochs >= 1
        ? epochs
        : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "A training has at least 1 epoch.");

    /// <param name="pool">At least <see cref="MinPictures"/>.</param>
    /// <param name="report">Takes the number of the epoch and its mean loss.</param>
    /// <param name="cancellationToken">Ends the training within a step.</param>
    /// <returns>The content of an ONNX file for <see cref="DigitDetector"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few pictures to learn from.</exception>
    public byte[] Train(PicturePool pool, Action<int, double> report, CancellationToken cancellationToken)
    {
        if (pool.Count < MinPictures)
        {
            throw new ArgumentOutOfRangeException(nameof(pool), pool.Count, $"A training needs at least {MinPictures} pictures.");
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

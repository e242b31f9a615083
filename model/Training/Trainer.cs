using System.Diagnostics;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>Trains a network. The result is reproducible for the same machine, seed and data set.</summary>
/// <param name="create">Creates the network with initial weights.</param>
/// <param name="options">The recipe.</param>
/// <param name="checkpoint">Saves the state after each epoch.</param>
/// <param name="log">Receives the progress.</param>
public sealed class Trainer<TNetwork>(Func<TNetwork> create, TrainingOptions options, Checkpoint checkpoint, ITrainingLog log)
    where TNetwork : nn.Module<Tensor, Tensor>
{
    private readonly TrainingLoss _loss = new(options);

    /// <summary>Resumes from the checkpoint, or starts if it is empty.</summary>
    /// <param name="train">Pictures to learn from.</param>
    /// <param name="validation">Pictures that determine the best epoch.</param>
    /// <param name="teacher">Gives the probabilities to learn; null to train with labels only.</param>
    /// <param name="cancellationToken">Ends the training within a step; the checkpoint keeps the last whole epoch.</param>
    /// <returns>The averaged weights of the last epoch.</returns>
    public async Task<TNetwork> TrainAsync(
        LabelledImages train, LabelledImages validation, Teacher? teacher, CancellationToken cancellationToken)
    {
        random.manual_seed(options.Seed);
        var batch = options.BatchSizeFor(train.Count);
        var live = create();
        var served = create();
        var optimizer = new AdamW(live.parameters(), options.WeightDecay);
        var state = new TrainingState(live, served, optimizer);
        var done = checkpoint.Exists ? checkpoint.Load(state) : 0;
        var steps = train.Count / batch;
        var average = new WeightAverage(live, served, options.AverageDecayFor(steps), (long)done * steps);

        var skeletons = new SkeletonCache(train);
        var distorted = new BatchSource(train, new Augmenter(train, skeletons, options.Augmentation), batch, options.Seed, teacher);
        var straight = new BatchSource(
            train, new Augmenter(train, skeletons, options.Augmentation with { Bends = false }), batch, options.Seed, teacher);
        var check = ValidationSet.Normalize(validation);
        for (var epoch = done; epoch < options.Epochs; epoch++)
        {
            var start = Stopwatch.GetTimestamp();
            var source = epoch < options.Epochs - options.StraightEpochs ? distorted : straight;
            var trainLoss = await RunEpochAsync(source, epoch, state, average, cancellationToken);
            var (loss, error) = check.Measure(served);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var result = new EpochResult(epoch + 1, trainLoss, loss, error, options.LearningRateAt(epoch + 1), seconds);
            checkpoint.Save(state, result);
            log.Epoch(result);
        }

        served.eval();
        return served;
    }

    private async Task<double> RunEpochAsync(
        BatchSource source, int epoch, TrainingState state, WeightAverage average, CancellationToken cancellationToken)
    {
        // Seeded in every epoch, so that a resumed training gives the same weights.
        random.manual_seed(((long)options.Seed << 32) + epoch);
        state.Live.train();
        var step = 0;
        double sum = 0;
        await foreach (var batch in source.EpochAsync(epoch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum += _loss.Backpropagate(state.Live, batch);
            state.Optimizer.Step(options.LearningRateAt(epoch + (step + 1.0) / source.BatchesPerEpoch));
            average.Update();
            step++;
            log.Step(epoch + 1, (double)step / source.BatchesPerEpoch, sum / step);
        }

        return sum / step;
    }
}

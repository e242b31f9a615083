using System.Diagnostics;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Network;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>Trains LeNet-5 by a recipe. One machine, one seed, one data set: one result.</summary>
/// <param name="options">The recipe.</param>
/// <param name="checkpoint">Keeps the state after each epoch.</param>
/// <param name="log">Watches.</param>
public sealed class Trainer(TrainingOptions options, Checkpoint checkpoint, ITrainingLog log)
{
    /// <summary>Trains from the start, or from the checkpoint where there is one to resume.</summary>
    /// <param name="train">Pictures to learn from.</param>
    /// <param name="validation">Pictures to tell the best epoch by.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="resume">Go on from the checkpoint.</param>
    /// <param name="cancellationToken">Ends the training within a step; the checkpoint keeps the last whole epoch.</param>
    /// <returns>The averaged weights of the last epoch.</returns>
    public async Task<LeNetModule> TrainAsync(
        LabelledImages train, LabelledImages validation, int classes, bool resume, CancellationToken cancellationToken)
    {
        random.manual_seed(options.Seed);
        var batch = options.BatchSizeFor(train.Count);
        var live = new LeNetModule(classes);
        var served = new LeNetModule(classes);
        var optimizer = new AdamW(live.parameters(), options.WeightDecay);
        var state = new TrainingState(live, served, optimizer);
        var done = resume ? checkpoint.Load(state) : 0;
        var steps = train.Count / batch;
        var average = new WeightAverage(live, served, options.AverageDecayFor(steps), (long)done * steps);

        var skeletons = new SkeletonCache(train);
        var distorted = new BatchSource(train, new Augmenter(train, skeletons, options.Augmentation), batch, options.Seed);
        var straight = new BatchSource(train, new Augmenter(train, skeletons, options.Augmentation with { Bends = false }), batch, options.Seed);
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
        state.Live.train();
        var step = 0;
        double sum = 0;
        await foreach (var batch in source.EpochAsync(epoch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum += Backpropagate(batch, state.Live);
            state.Optimizer.Step(options.LearningRateAt(epoch + (step + 1.0) / source.BatchesPerEpoch));
            average.Update();
            step++;
            log.Step(epoch + 1, (double)step / source.BatchesPerEpoch, sum / step);
        }

        return sum / step;
    }

    private double Backpropagate(Batch batch, LeNetModule network)
    {
        using var scope = NewDisposeScope();
        var images = tensor(batch.Images, [batch.Labels.Length, 1, LeNet.Side, LeNet.Side]);
        var loss = nn.functional.cross_entropy(network.forward(images), tensor(batch.Labels), label_smoothing: options.LabelSmoothing);
        loss.backward();
        return loss.item<float>();
    }
}

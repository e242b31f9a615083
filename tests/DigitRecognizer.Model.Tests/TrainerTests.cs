using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;

namespace DigitRecognizer.Model.Tests;

[Collection<SharedDice>]
public sealed class TrainerTests
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 3,
        StraightEpochs = 1,
        BatchSize = 16,
        AverageDecay = 0.9,
        TeacherEpochs = 2,
        Augmentation = new AugmentationOptions { Designs = 0 },
    };

    public TrainerTests() => TorchRuntime.EnsureStarted();

    [Fact]
    public async Task The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        var first = await TrainAsync(Options);
        var second = await TrainAsync(Options);
        var other = await TrainAsync(Options with { Seed = 2 });

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData("Teacher", 0)]
    [InlineData("LeNet-5", 1)]
    public async Task An_interrupted_training_goes_on_to_the_same_weights(string network, int epochsKept)
    {
        using var folder = new TemporaryFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TrainAsync(Options, folder.Path, new StopAfter(network, 1, stop), resume: false, stop.Token));
        Assert.Equal(epochsKept, new Checkpoint(folder.Path).History.Count);

        var resumed =
            await TrainAsync(Options, folder.Path, new PlainLog(TextWriter.Null), resume: true, TestContext.Current.CancellationToken);

        Assert.Equal(await TrainAsync(Options), resumed);
        Assert.Equal([1, 2, 3], new Checkpoint(folder.Path).History.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public async Task A_teacher_makes_a_difference_and_is_forgotten_by_the_next_training()
    {
        using var folder = new TemporaryFolder();
        var log = new PlainLog(TextWriter.Null);
        var cancellationToken = TestContext.Current.CancellationToken;

        var taught = await TrainAsync(Options, folder.Path, log, resume: false, cancellationToken);
        Assert.True(new Checkpoint(folder.Path).OfTeacher.Exists);
        var alone = await TrainAsync(Options with { TeacherEpochs = 0 }, folder.Path, log, resume: false, cancellationToken);

        Assert.NotEqual(taught, alone);
        Assert.False(new Checkpoint(folder.Path).OfTeacher.Exists);
    }

    [Fact]
    public async Task Resuming_nothing_says_so()
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TrainAsync(
                Options, folder.Combine("none"), new PlainLog(TextWriter.Null), resume: true, TestContext.Current.CancellationToken));

        Assert.Contains("without --resume", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_with_other_options_is_refused()
    {
        using var folder = new TemporaryFolder();
        var log = new PlainLog(TextWriter.Null);
        var cancellationToken = TestContext.Current.CancellationToken;
        var options = Options with { TeacherEpochs = 0 };
        await TrainAsync(options with { Epochs = 1 }, folder.Path, log, resume: false, cancellationToken);

        foreach (var other in new[] { options, options with { Epochs = 1, Seed = 2 }, Options with { Epochs = 1 } })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(
                () => TrainAsync(other, folder.Path, log, resume: true, cancellationToken));
            Assert.Contains("other options", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_learning_rate_warms_up_and_fades_out()
    {
        var options = new TrainingOptions { Epochs = 10, WarmUpEpochs = 1, LearningRate = 1 };

        Assert.Equal(0.5, options.LearningRateAt(0.5), 1e-9);
        Assert.Equal(1, options.LearningRateAt(1), 1e-9);
        Assert.Equal(0.5, options.LearningRateAt(5.5), 1e-9);
        Assert.Equal(0.001, options.LearningRateAt(10), 1e-9);
    }

    private static async Task<float[]> TrainAsync(TrainingOptions options)
    {
        using var folder = new TemporaryFolder();
        return await TrainAsync(options, folder.Path, new PlainLog(TextWriter.Null), resume: false, TestContext.Current.CancellationToken);
    }

    private static async Task<float[]> TrainAsync(
        TrainingOptions options, string folder, ITrainingLog log, bool resume, CancellationToken cancellationToken)
    {
        var training = new LeNetTraining(options, new Checkpoint(folder), log);
        using var network = await training.RunAsync(Shapes.Images(96), Shapes.Images(30), 3, resume, cancellationToken);
        var weights = network.Fold();
        return [.. weights.Conv1.Weights, .. weights.Conv2.Weights, .. weights.Dense3.Weights, .. weights.Dense3.Bias];
    }

    private sealed class StopAfter(string network, int epochs, CancellationTokenSource stop) : ITrainingLog
    {
        private string _now = string.Empty;

        public void Begin(string network, int epochs) => _now = network;

        public void Step(int epoch, double done, double loss)
        {
        }

        public void Epoch(EpochResult result)
        {
            if (_now == network && result.Epoch == epochs)
            {
                stop.Cancel();
            }
        }
    }
}

using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

[Collection<SharedDice>]
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CheckpointTests() => TorchRuntime.EnsureStarted();

    [Fact]
    public void A_state_that_was_written_in_part_does_not_count()
    {
        var checkpoint = new Checkpoint(_folder.Path);
        var (live, average) = (new LeNetModule(3), new LeNetModule(3));
        checkpoint.Start("recipe");
        checkpoint.Save(State(live, average), Epoch(1, error: 0.5));
        var (liveBefore, averageBefore) = (Values(live), Values(average));

        Change(live);
        Assert.Throws<IOException>(() => checkpoint.Save(State(live, new FullDisk()), Epoch(2, error: 0.1)));

        var (liveAfter, averageAfter) = (new LeNetModule(3), new LeNetModule(3));
        var found = new Checkpoint(_folder.Path);
        Assert.Equal(1, found.Load(State(liveAfter, averageAfter)));
        Assert.Equal(liveBefore, Values(liveAfter));
        Assert.Equal(averageBefore, Values(averageAfter));
        Assert.Equal(averageBefore, Values(found.LoadBest(3)));
        Assert.Equal([1], found.History.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void The_best_epoch_is_kept_through_worse_ones_and_old_states_are_not()
    {
        var checkpoint = new Checkpoint(_folder.Path);
        var (live, average) = (new LeNetModule(3), new LeNetModule(3));
        checkpoint.Start("recipe");
        checkpoint.Save(State(live, average), Epoch(1, error: 0.2));
        var best = Values(average);
        for (var epoch = 2; epoch <= 5; epoch++)
        {
            Change(average);
            checkpoint.Save(State(live, average), Epoch(epoch, error: 0.3));
        }

        Assert.Equal(best, Values(new Checkpoint(_folder.Path).LoadBest(3)));
        Assert.Equal([1, 2, 3, 4, 5], checkpoint.History.Select(epoch => epoch.Epoch));
        Assert.Equal(2, Directory.GetDirectories(_folder.Path).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static TrainingState State(LeNetModule live, nn.Module<Tensor, Tensor> average) =>
        new(live, average, new AdamW(live.parameters(), 0));

    private static EpochResult Epoch(int number, double error) => new(number, 1, 1, error, 1, 1);

    private static float[] Values(LeNetModule network) => network.Fold().Dense3.Weights;

    private static void Change(LeNetModule network)
    {
        using var off = no_grad();
        foreach (var weights in network.parameters())
        {
            weights.add_(1);
        }
    }

    private sealed class FullDisk() : nn.Module<Tensor, Tensor>(nameof(FullDisk))
    {
        public override Tensor forward(Tensor input) => input;

        public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) =>
            throw new IOException("No space left on device");
    }
}

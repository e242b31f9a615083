using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Trains the cut classifier on the cuts found in composed numbers, in two rounds. Nearly all cuts are obviously wrong, so that
/// the second round uses mostly those that the first round's network misjudges (hard negative mining).
/// </summary>
/// <param name="mnist">The digits to compose numbers of.</param>
/// <param name="numbers">How many numbers to compose in each round.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class CutTrainer(LabelledImages mnist, int numbers, Action<int, double> report)
{
    private const int Seed = 5;
    private const int Rounds = 2;
    private const int Epochs = 6;
    private const int BatchSize = 64;
    private const double LearningRate = 0.002;

    /// <summary>Least target of a cut that is always used; of the others a share is.</summary>
    private const float MinTarget = 0.05f;

    /// <summary>Log odds below which the first round's network is sure that a cut is wrong.</summary>
    private const float MaxLogOddsOfEasy = -3;

    /// <summary>Shares of the wrong cuts that are used: in the first round, and in the second of easy and of hard ones.</summary>
    private const double ShareInFirstRound = 0.35, ShareOfEasy = 0.1, ShareOfHard = 0.8;

    private readonly Random _random = new(Seed);

    /// <returns>The content of an ONNX file for <see cref="CutClassifier"/>.</returns>
    /// <exception cref="InvalidOperationException">The numbers are too few to fill a batch.</exception>
    public byte[] Train(CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureStarted();
        manual_seed(Seed);
        using var network = new CutModule();
        var examples = new List<(float[] Input, float Target)>();
        for (var round = 0; round < Rounds; round++)
        {
            Compose(examples, round == 0 ? null : network.Export(), cancellationToken);
            if (examples.Count < BatchSize)
            {
                throw new InvalidOperationException(
                    $"In {numbers} numbers there are {examples.Count} cuts to train on, and at least {BatchSize} are needed: "
                    + "compose more numbers.");
            }

            var (order, first) = (examples.ToArray(), round * Epochs);
            new EpochLoop(Epochs, LearningRate, (epoch, loss) => report(first + epoch, loss)).Run(
                network,
                order.Length / BatchSize,
                epoch => Dice.For(Seed, first + epoch, -1).Shuffle<(float[], float)>(order),
                batch => Backpropagate(network, order.AsSpan(batch * BatchSize, BatchSize)),
                cancellationToken);
        }

        return network.Export();
    }

    private static double Backpropagate(CutModule network, ReadOnlySpan<(float[] Input, float Target)> examples)
    {
        using var scope = NewDisposeScope();
        var inputs = new float[examples.Length * CutFeatures.Length];
        var targets = new float[examples.Length];
        for (var i = 0; i < examples.Length; i++)
        {
            examples[i].Input.CopyTo(inputs, i * CutFeatures.Length);
            targets[i] = examples[i].Target;
        }

        var logOdds = network.forward(tensor(inputs, [examples.Length, CutFeatures.Length]));
        var loss = nn.functional.binary_cross_entropy_with_logits(logOdds, tensor(targets, [examples.Length, 1]));
        loss.backward();
        return loss.item<float>();
    }

    /// <param name="examples">Receives the cuts of new numbers to train on.</param>
    /// <param name="trained">The network of the previous round, or null in the first.</param>
    /// <param name="cancellationToken">Ends the composition within a number.</param>
    private void Compose(List<(float[] Input, float Target)> examples, byte[]? trained, CancellationToken cancellationToken)
    {
        using var known = trained is null ? null : CutClassifier.Open(trained);
        var composer = new NumberComposer(mnist, _random);
        for (var i = 0; i < numbers; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LabelledCuts.Each(composer.Compose(), (grid, path, height, target) =>
            {
                var picture = new float[CutFeatures.Length];
                CutFeatures.Draw(grid, path, height, picture);
                if (target >= MinTarget || _random.NextDouble() < ShareOfWrong(known, picture))
                {
                    examples.Add((picture, target));
                }
            });
        }
    }

    /// <summary>The share of wrong cuts such as this that is used.</summary>
    private static double ShareOfWrong(OnnxNetwork? known, float[] picture)
    {
        if (known is null)
        {
            return ShareInFirstRound;
        }

        Span<float> logOdds = stackalloc float[1];
        known.Run(picture, logOdds);
        return logOdds[0] < MaxLogOddsOfEasy ? ShareOfEasy : ShareOfHard;
    }
}

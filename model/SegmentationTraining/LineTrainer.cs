using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Numbers;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Trains the line classifier on composed numbers. Each digit is to be found in exactly one frame near its middle, and nothing in any other
/// frame; the network may choose the frame (as in connectionist temporal classification; Graves et al., 2006). The same machine and seed
/// give the same result.
/// </summary>
/// <param name="mnist">The digits to compose numbers of.</param>
/// <param name="numbers">How many numbers to compose.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class LineTrainer(LabelledImages mnist, int numbers, Action<int, double> report)
{
    private const int Seed = 5;

    internal const int Epochs = 10;
    private const int BatchSize = 32;
    private const double LearningRate = 0.004;

    /// <summary>Numbers are sorted by length within groups of so many batches, so that a batch needs little padding.</summary>
    private const int SortedBatches = 16;

    /// <summary>Added to the log odds of frames outside a digit's window, which excludes them.</summary>
    private const float LogOddsOutsideWindow = -1e4f;

    /// <returns>The content of an ONNX file for <see cref="LineClassifier"/>.</returns>
    /// <exception cref="InvalidOperationException">There are too few numbers to learn from.</exception>
    public byte[] Train(CancellationToken cancellationToken)
    {
        var examples = Compose(cancellationToken);
        TorchRuntime.EnsureStarted();
        manual_seed(Seed);
        using var network = new LineModule();
        var order = Enumerable.Range(0, examples.Length / BatchSize).ToArray();
        new EpochLoop(Epochs, LearningRate, report).Run(
            network,
            order.Length,
            epoch => Shuffle(examples, order, epoch),
            batch => Step(network, examples.AsSpan(order[batch] * BatchSize, BatchSize)),
            cancellationToken);
        return network.Export();
    }

    /// <summary>Sorts numbers of similar length into batches, and shuffles the batches.</summary>
    private static void Shuffle(LineExample[] examples, int[] order, int epoch)
    {
        Dice.For(Seed, epoch, -1).Shuffle<LineExample>(examples);
        for (var at = 0; at < examples.Length; at += SortedBatches * BatchSize)
        {
            examples.AsSpan(at, Math.Min(SortedBatches * BatchSize, examples.Length - at)).Sort((a, b) => a.Columns.CompareTo(b.Columns));
        }

        Dice.For(Seed, epoch, -2).Shuffle<int>(order);
    }

    private static double Step(LineModule network, ReadOnlySpan<LineExample> examples)
    {
        using var scope = NewDisposeScope();
        int columns = 0, digits = 0, all = 0;
        foreach (var example in examples)
        {
            (columns, digits, all) =
                (Math.Max(columns, example.Columns), Math.Max(digits, example.Classes.Length), all + example.Classes.Length);
        }

        var frames = columns / LineClassifier.Stride;
        var inputs = new float[examples.Length * LineClassifier.Rows * columns];
        var classes = new long[examples.Length * digits];
        var present = new float[examples.Length * digits];
        var windows = new float[examples.Length * digits * frames];
        Array.Fill(windows, LogOddsOutsideWindow);
        for (var i = 0; i < examples.Length; i++)
        {
            var example = examples[i];
            example.CopyTo(inputs.AsSpan(i * LineClassifier.Rows * columns, LineClassifier.Rows * columns), columns);
            for (var digit = 0; digit < example.Classes.Length; digit++)
            {
                var (first, end) = example.Windows[digit];
                (classes[i * digits + digit], present[i * digits + digit]) = (example.Classes[digit], 1);
                windows.AsSpan((i * digits + digit) * frames + first, end - first).Clear();
            }
        }

        var logits = network.forward(tensor(inputs, [examples.Length, 1, LineClassifier.Rows, columns]));
        var none = logits.narrow(1, LineClassifier.Outputs - 1, 1);
        var odds = logits - none;
        var index = tensor(classes, [examples.Length, digits, 1]).expand(-1, -1, frames);
        var found = (odds.gather(1, index) + tensor(windows, [examples.Length, digits, frames])).logsumexp(2);
        var loss = (odds.logsumexp(1).sum() - (found * tensor(present, [examples.Length, digits])).sum()) / tensor((float)examples.Length);
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>Composes numbers on all cores; the result depends only on the seed.</summary>
    private LineExample[] Compose(CancellationToken cancellationToken)
    {
        var made = new LineExample?[numbers];
        Parallel.For(0, numbers, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var dice = Dice.For(Seed, 2, i);
            made[i] = LineExample.Of(new NumberComposer(mnist, new Random((int)dice.Next())).Compose());
        });
        var examples = made.OfType<LineExample>().ToArray();
        return examples.Length >= BatchSize
            ? examples
            : throw new InvalidOperationException(
                $"Only {examples.Length} of {numbers} numbers can be used, and at least {BatchSize} are needed: compose more numbers.");
    }
}

using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Trains the line's network on composed numbers. Each digit shall be found in just one frame near its middle, and nothing in any other; in
/// which one is left to the network (as in connectionist temporal classification; Graves et al., 2006). One machine, one seed: one result.
/// </summary>
/// <param name="mnist">The digits to compose numbers of.</param>
/// <param name="numbers">How many numbers to compose.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class LineTrainer(LabelledImages mnist, int numbers, Action<int, double> report)
{
    private const int Seed = 5;

    internal const int Epochs = 10;
    private const int BatchSize = 32;
    private const double LargestRate = 0.004, Decay = 0.02, WarmUp = 0.04;

    /// <summary>Batches' numbers are chosen alike in length, among so many batches.</summary>
    private const int SortedBatches = 16;

    /// <summary>A frame's odds where a digit may not be found.</summary>
    private const float Never = -1e4f;

    /// <returns>Weights for <see cref="LineNetwork"/>.</returns>
    /// <exception cref="InvalidOperationException">There are too few numbers to learn from.</exception>
    public float[] Train(CancellationToken cancellationToken)
    {
        var examples = Compose(cancellationToken);
        TorchRuntime.EnsureStarted();
        manual_seed(Seed);
        using var network = new LineModule();
        var optimizer = new AdamW(network.parameters(), Decay);
        var batches = examples.Length / BatchSize;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            Dice.For(Seed, epoch, -1).Shuffle<LineExample>(examples);
            for (var at = 0; at < examples.Length; at += SortedBatches * BatchSize)
            {
                examples.AsSpan(at, Math.Min(SortedBatches * BatchSize, examples.Length - at))
                    .Sort((a, b) => a.Columns.CompareTo(b.Columns));
            }

            var order = Enumerable.Range(0, batches).ToArray();
            Dice.For(Seed, epoch, -2).Shuffle<int>(order);
            double sum = 0;
            for (var at = 0; at < batches; at++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sum += Step(network, examples.AsSpan(order[at] * BatchSize, BatchSize));
                var done = (epoch + (at + 1.0) / batches) / Epochs;
                optimizer.Step(LargestRate * Math.Min(done / WarmUp, 0.5 * (1 + Math.Cos(Math.PI * done))));
            }

            report(epoch + 1, sum / batches);
        }

        return network.Export();
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

        var frames = columns / LineNetwork.Stride;
        var inputs = new float[examples.Length * LineNetwork.Rows * columns];
        var classes = new long[examples.Length * digits];
        var present = new float[examples.Length * digits];
        var windows = new float[examples.Length * digits * frames];
        Array.Fill(windows, Never);
        for (var i = 0; i < examples.Length; i++)
        {
            var example = examples[i];
            example.CopyTo(inputs.AsSpan(i * LineNetwork.Rows * columns, LineNetwork.Rows * columns), columns);
            for (var digit = 0; digit < example.Classes.Length; digit++)
            {
                var (first, end) = example.Windows[digit];
                (classes[i * digits + digit], present[i * digits + digit]) = (example.Classes[digit], 1);
                windows.AsSpan((i * digits + digit) * frames + first, end - first).Clear();
            }
        }

        var logits = network.forward(tensor(inputs, [examples.Length, 1, LineNetwork.Rows, columns]));
        var none = logits.narrow(1, LineNetwork.Outputs - 1, 1);
        var odds = logits - none;
        var index = tensor(classes, [examples.Length, digits, 1]).expand(-1, -1, frames);
        var found = (odds.gather(1, index) + tensor(windows, [examples.Length, digits, frames])).logsumexp(2);
        var loss = (odds.logsumexp(1).sum() - (found * tensor(present, [examples.Length, digits])).sum()) / tensor((float)examples.Length);
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>Composes numbers on all cores; what comes out depends on the seed alone.</summary>
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
                $"Of {numbers} numbers {examples.Length} can be learned from, and at least {BatchSize} are needed: compose more numbers.");
    }
}

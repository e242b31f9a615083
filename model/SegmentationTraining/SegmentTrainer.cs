using System.Runtime.InteropServices;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Trains the segment classifier on the segments that the recognizer finds in composed numbers: first on single segments, then on whole
/// paths through a number, together with the evidence of LeNet. The same machine and seed give the same result.
/// </summary>
/// <param name="mnist">The digits to compose numbers of.</param>
/// <param name="classifier">The classifier of single digits.</param>
/// <param name="numbers">How many numbers to compose for each of the two phases.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class SegmentTrainer(LabelledImages mnist, LeNet classifier, int numbers, Action<int, double> report)
{
    private const int Seed = 5;

    internal const int Epochs = 5;
    private const int BatchSize = 128;
    private const double LearningRate = 0.002;

    private const int PathEpochs = 9, PathBatchSize = 16;
    private const double PathLearningRate = 0.001;

    /// <summary>Share of the segments without a whole digit that is kept, because nearly all segments are such.</summary>
    private const float ShareOfNonDigits = 0.2f;

    /// <summary>Segments with lower log odds after the first phase are left out of the lattices.</summary>
    private const float MinLogOdds = -5;

    /// <summary>Least wholeness of a segment that counts as the digit.</summary>
    private const float MinWholeness = 0.25f;

    /// <returns>The content of an ONNX file for <see cref="SegmentClassifier"/>.</returns>
    /// <exception cref="InvalidOperationException">The numbers are too few to fill a batch.</exception>
    public byte[] Train(CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureStarted();
        manual_seed(Seed);
        using var network = new SmallConvolutionModule(SegmentClassifier.Planes, SegmentMeasures.Count);
        TrainOnSegments(network, cancellationToken);
        TrainOnPaths(network, cancellationToken);
        return HelperExporter.ExportSegments(network.Export());
    }

    private void TrainOnSegments(SmallConvolutionModule network, CancellationToken cancellationToken)
    {
        var examples = Compose(0, Segments, cancellationToken).SelectMany(segments => segments).ToArray();
        RequireCount(examples.Length, BatchSize, "segments");
        new EpochLoop(Epochs, LearningRate, report).Run(
            network,
            examples.Length / BatchSize,
            epoch => Dice.For(Seed, epoch, -1).Shuffle<SegmentExample>(examples),
            batch => Step(network, examples.AsSpan(batch * BatchSize, BatchSize)),
            cancellationToken);
    }

    private void TrainOnPaths(SmallConvolutionModule network, CancellationToken cancellationToken)
    {
        using var known = SegmentClassifier.Open(HelperExporter.ExportSegments(network.Export()));
        var lattices = Compose(1, (number, _) => LatticeOf(number, known), cancellationToken).Where(lattice => lattice.HasCorrectPath)
            .ToArray();
        RequireCount(lattices.Length, PathBatchSize, "correct paths");
        new EpochLoop(PathEpochs, PathLearningRate, (epoch, loss) => report(Epochs + epoch, loss)).Run(
            network,
            lattices.Length / PathBatchSize,
            epoch => Dice.For(Seed, Epochs + epoch, -1).Shuffle<TrainingLattice>(lattices),
            batch => Step(network, lattices.AsSpan(batch * PathBatchSize, PathBatchSize)),
            cancellationToken);
    }

    private void RequireCount(int found, int least, string what)
    {
        if (found < least)
        {
            throw new InvalidOperationException(
                $"In {numbers} numbers there are {found} {what} to train on, and at least {least} are needed: compose more numbers.");
        }
    }

    private static double Step(SmallConvolutionModule network, ReadOnlySpan<SegmentExample> examples)
    {
        using var scope = NewDisposeScope();
        var targets = new float[examples.Length * SegmentClassifier.Outputs];
        for (var i = 0; i < examples.Length; i++)
        {
            var label = examples[i].Label;
            targets[i * SegmentClassifier.Outputs + label.Class] = label.Wholeness;
            targets[i * SegmentClassifier.Outputs + SegmentClassifier.Digits] = 1 - label.Wholeness;
        }

        var answers = network.forward(Inputs(examples)).log_softmax(1);
        var loss = (answers * tensor(targets, [examples.Length, SegmentClassifier.Outputs])).sum(1).mean().neg();
        loss.backward();
        return loss.item<float>();
    }

    /// <summary>The lattices compute the loss and its gradient by the logits, which is then propagated through the network.</summary>
    private static double Step(SmallConvolutionModule network, ReadOnlySpan<TrainingLattice> lattices)
    {
        using var scope = NewDisposeScope();
        var examples = new List<SegmentExample>();
        foreach (var lattice in lattices)
        {
            examples.AddRange(lattice.Examples);
        }

        var logits = network.forward(Inputs(CollectionsMarshal.AsSpan(examples)));
        var values = logits.data<float>().ToArray();
        var gradient = new float[values.Length];
        var (at, loss) = (0, 0.0);
        foreach (var lattice in lattices)
        {
            var length = lattice.Examples.Count * SegmentClassifier.Outputs;
            loss += lattice.Loss(values.AsSpan(at, length), gradient.AsSpan(at, length));
            at += length;
        }

        var batch = tensor((float)lattices.Length);
        ((logits * tensor(gradient, logits.shape)).sum() / batch).backward();
        return loss / lattices.Length;
    }

    private static Tensor Inputs(ReadOnlySpan<SegmentExample> examples)
    {
        var inputs = new float[examples.Length * SegmentFeatures.Length];
        for (var i = 0; i < examples.Length; i++)
        {
            examples[i].CopyTo(inputs.AsSpan(i * SegmentFeatures.Length, SegmentFeatures.Length));
        }

        return tensor(inputs, [examples.Length, SegmentFeatures.Length]);
    }

    /// <summary>Composes numbers on all cores; the result depends only on the seed.</summary>
    private T[] Compose<T>(int round, Func<ComposedNumber, Dice, T> make, CancellationToken cancellationToken)
    {
        var made = new T[numbers];
        Parallel.For(0, numbers, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var dice = Dice.For(Seed, round, i);
            var random = new Random((int)dice.Next());
            made[i] = make(new NumberComposer(mnist, random).Compose(), dice);
        });
        return made;
    }

    private List<SegmentExample> Segments(ComposedNumber number, Dice dice)
    {
        var segments = new List<SegmentExample>();
        LabelledSegments.Each(number, classifier, (line, reader, segment, label) =>
        {
            if (label.Wholeness > 0 || dice.Chance(ShareOfNonDigits))
            {
                Span<float> picture = stackalloc float[SegmentFeatures.Length];
                SegmentFeatures.Draw(line, reader.Ink, segment.Selection, picture);
                segments.Add(new SegmentExample(picture, label));
            }
        });
        return segments;
    }

    private TrainingLattice LatticeOf(ComposedNumber number, OnnxNetwork known)
    {
        var lattice = new TrainingLattice();
        lattice.Fragments = LabelledSegments.Each(number, classifier, (line, reader, segment, label) =>
        {
            Span<float> picture = stackalloc float[SegmentFeatures.Length];
            Span<float> logits = stackalloc float[SegmentClassifier.Outputs];
            SegmentFeatures.Draw(line, reader.Ink, segment.Selection, picture);
            known.Run(picture, logits);
            var correct = label.Wholeness >= MinWholeness;
            if (correct || segment.End - segment.Start == 1 || Segmentation.LogOdds(logits) >= MinLogOdds)
            {
                var evidence = new float[SegmentClassifier.Digits];
                Segmentation.AddClassifierEvidence(reader.Classify(line, segment.Selection), reader.Model.ReadsDigits, evidence);
                lattice.Add(segment.Start, segment.End, new SegmentExample(picture, label), evidence, correct);
            }
        });
        return lattice;
    }
}

using System.Runtime.InteropServices;
using DigitRecognizer.Imaging;
using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Composes numbers and learns from the cuts or the segments found in them, in two rounds: in the second mostly from those that the first got wrong,
/// because nearly all wrong ones are plainly wrong.
/// </summary>
internal sealed class SegmentationTrainer(byte[] mnist, LeNet classifier, int numbers, Action<int, double> report)
{
    private const int Seed = 5;
    private const int Rounds = 2;
    private const int Epochs = 6;

    private const int TogetherEpochs = 6;
    private const float TogetherRate = 0.004f;

    /// <summary>MNIST's last training digits are kept to measure with.</summary>
    private const int Known = 55_000;

    /// <summary>A segment that shares this much with a digit may stand for it.</summary>
    private const float Whole = 0.86f;

    /// <summary>A target below this is plainly wrong.</summary>
    private const float Wrong = 0.05f;

    /// <summary>Log odds below which a wrong example has nothing to teach.</summary>
    private const float Plain = -3;

    private readonly Random _random = new(Seed);

    public float[] TrainCuts(CancellationToken cancellation) => Train(
        CutPicture.Length,
        CutOdds.Hidden,
        (number, take) => LabelledCuts.Each(number, (grid, path, height, target) =>
        {
            var picture = new float[CutPicture.Length];
            CutPicture.Draw(grid, path, height, picture);
            take(picture, target);
        }),
        cancellation);

    public float[] TrainWholeness(CancellationToken cancellation) => Train(
        SegmentPicture.Length,
        Wholeness.Hidden,
        (number, take) => LabelledSegments.Each(number, classifier, (line, _, box, _, _, shared) => take(Draw(line, box), LabelledSegments.Target(shared))),
        cancellation);

    /// <summary>Goes on training what judges segments until whole numbers come apart right, the classifier's doubt weighed in.</summary>
    public void TrainTogether(float[] wholeness, CancellationToken cancellation)
    {
        var composer = new NumberComposer(mnist, _random);
        var network = new Perceptron(wholeness, SegmentPicture.Length, Wholeness.Hidden);
        var lattices = new List<TrainingLattice>();
        for (var i = 0; i < numbers; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            lattices.Add(LatticeOf(composer.Compose(Digits(composer)), network));
        }

        for (var epoch = 0; epoch < TogetherEpochs; epoch++)
        {
            double loss = 0;
            var learnt = 0;
            _random.Shuffle(CollectionsMarshal.AsSpan(lattices));
            foreach (var lattice in lattices)
            {
                cancellation.ThrowIfCancellationRequested();
                if (lattice.Learn(network, TogetherRate * (1 - (float)epoch / TogetherEpochs)) is { } before)
                {
                    loss += before;
                    learnt++;
                }
            }

            report(epoch + 1, loss / learnt);
        }
    }

    private static float[] Draw(DigitLine line, PixelBox box)
    {
        var picture = new float[SegmentPicture.Length];
        SegmentPicture.Draw(line, box, picture);
        return picture;
    }

    private TrainingLattice LatticeOf(ComposedNumber number, Perceptron network)
    {
        var lattice = new TrainingLattice();
        lattice.Pieces = LabelledSegments.Each(number, classifier, (line, reader, box, start, end, shared) =>
        {
            var picture = Draw(line, box);
            var good = shared >= Whole;
            if (good || end - start == 1 || network.LogOdds(picture) >= Segmentation.Hopeless)
            {
                lattice.Add(start, end, picture, Segmentation.Doubt(line, reader, box), good);
            }
        });
        return lattice;
    }

    private int[] Digits(NumberComposer composer) => [.. Enumerable.Range(0, composer.Length()).Select(_ => _random.Next(Known))];

    private float[] Train(int inputs, int hidden, Action<ComposedNumber, Action<float[], float>> examplesOf, CancellationToken cancellation)
    {
        var composer = new NumberComposer(mnist, _random);
        var trainer = new PerceptronTrainer(_random);
        var weights = trainer.Start(inputs, hidden);
        var network = new Perceptron(weights, inputs, hidden);
        var examples = new List<(float[] Input, float Target)>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < numbers; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                examplesOf(composer.Compose(Digits(composer)), (picture, target) =>
                {
                    if (target >= Wrong || Teaches(network, picture, round))
                    {
                        examples.Add((picture, target));
                    }
                });
            }

            trainer.Train(network, examples, Epochs, report);
        }

        return weights;
    }

    private bool Teaches(Perceptron network, float[] picture, int round) =>
        _random.NextDouble() < (round == 0 ? 0.35 : network.LogOdds(picture) < Plain ? 0.1 : 0.8);
}

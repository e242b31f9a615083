using DigitRecognizer.Network;
using DigitRecognizer.Normalization;
using DigitRecognizer.Reading;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Composes numbers and learns from the cuts or the segments found in them, in two rounds: in the second mostly from those that the first got wrong,
/// because nearly all wrong ones are plainly wrong.
/// </summary>
internal sealed class SegmentationTrainer(byte[] mnist, int numbers, Action<int, double> report)
{
    private const int Seed = 5;
    private const int Rounds = 2;
    private const int Epochs = 6;

    /// <summary>MNIST's last training digits choose the prices of Segmentation.</summary>
    private const int Digits = 55_000;

    /// <summary>A target below this is plainly wrong.</summary>
    private const float Wrong = 0.05f;

    /// <summary>Log odds below which a wrong example has nothing to teach.</summary>
    private const float Known = -3;

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
        (number, take) => LabelledSegments.Each(number, (line, box, target) =>
        {
            var picture = new float[SegmentPicture.Length];
            SegmentPicture.Draw(line, box, picture);
            take(picture, target);
        }),
        cancellation);

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
                var digits = Enumerable.Range(0, composer.Length()).Select(_ => _random.Next(Digits));
                examplesOf(composer.Compose([.. digits]), (picture, target) =>
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
        _random.NextDouble() < (round == 0 ? 0.35 : network.LogOdds(picture) < Known ? 0.1 : 0.8);
}

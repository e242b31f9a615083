using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;
using DigitRecognizer.Numbers;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>
/// Composes numbers and learns from the cuts found in them, in two rounds: in the second mostly from those that the first got wrong,
/// because nearly all wrong ones are plainly wrong.
/// </summary>
/// <param name="mnist">The digits to compose numbers of.</param>
/// <param name="numbers">How many numbers to compose in each round.</param>
/// <param name="report">Takes the number of the epoch and its mean loss.</param>
internal sealed class CutTrainer(LabelledImages mnist, int numbers, Action<int, double> report)
{
    private const int Seed = 5;
    private const int Rounds = 2;
    private const int Epochs = 6;

    /// <summary>A target below this is plainly wrong.</summary>
    private const float Wrong = 0.05f;

    /// <summary>Log odds below which a wrong example has nothing to teach.</summary>
    private const float Plain = -3;

    private readonly Random _random = new(Seed);

    /// <returns>Weights for <see cref="CutClassifier"/>.</returns>
    public float[] Train(CancellationToken cancellationToken)
    {
        var composer = new NumberComposer(mnist, _random);
        var trainer = new PerceptronTrainer(_random);
        var weights = trainer.Start(CutFeatures.Length, CutClassifier.Hidden);
        var network = new Perceptron(weights, CutFeatures.Length, CutClassifier.Hidden);
        var examples = new List<(float[] Input, float Target)>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < numbers; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LabelledCuts.Each(composer.Compose(), (grid, path, height, target) =>
                {
                    var picture = new float[CutFeatures.Length];
                    CutFeatures.Draw(grid, path, height, picture);
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

using DigitRecognizer.Networks;

namespace DigitRecognizer.Model.SegmentationTraining;

/// <summary>Stochastic gradient descent, one example at a time: the networks are small.</summary>
internal sealed class PerceptronTrainer(Random random)
{
    private const float FirstRate = 0.02f;

    public float[] Start(int inputs, int hidden)
    {
        var weights = new float[Perceptron.Parameters(inputs, hidden)];
        var spread = 4 / MathF.Sqrt(inputs);
        for (var i = 0; i < hidden * inputs; i++)
        {
            weights[i] = (random.NextSingle() - 0.5f) * spread;
        }

        for (var i = hidden * (inputs + 1); i < weights.Length - 1; i++)
        {
            weights[i] = (random.NextSingle() - 0.5f) * 0.5f;
        }

        return weights;
    }

    public void Train(Perceptron network, IReadOnlyList<(float[] Input, float Target)> examples, int epochs, Action<int, double> report)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        long step = 0, steps = (long)epochs * order.Length;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            foreach (var at in order)
            {
                loss += network.Learn(examples[at].Input, examples[at].Target, FirstRate * (1 - (float)step++ / steps));
            }

            report(epoch + 1, loss / order.Length);
        }
    }
}

using System.Numerics.Tensors;
using DigitRecognizer.Likeness;

namespace DigitRecognizer.Model.LikenessTraining;

/// <summary>Stochastic gradient descent with momentum on the cross entropy, one picture at a time: the network is small.</summary>
internal sealed class LikenessTrainer(Random random)
{
    private const int Epochs = 16;
    private const float FirstRate = 0.03f;
    private const float Momentum = 0.9f;

    public float[] Train(IReadOnlyList<(float[] Input, bool Digit)> pictures, Action<int, double> report)
    {
        const int Hidden = DigitLikeness.Hidden, Inputs = DigitLikeness.Inputs;
        var weights = new float[DigitLikeness.Parameters];
        for (var i = 0; i < Hidden * Inputs; i++)
        {
            weights[i] = (random.NextSingle() - 0.5f) * 0.2f;
        }

        for (var i = 0; i < Hidden; i++)
        {
            weights[Hidden * (Inputs + 1) + i] = (random.NextSingle() - 0.5f) * 0.5f;
        }

        var network = new DigitLikeness(weights);
        var speed = new float[weights.Length];
        var hidden = new float[Hidden];
        var order = Enumerable.Range(0, pictures.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = FirstRate * (1 - (float)epoch / Epochs);
            double loss = 0;
            foreach (var at in order)
            {
                var (input, digit) = pictures[at];
                var likeness = network.Of(input, hidden);
                loss -= Math.Log(Math.Max(1e-7, digit ? likeness : 1 - likeness));
                Step(weights, speed, input, hidden, likeness - (digit ? 1 : 0), rate * (1 - Momentum));
            }

            report(epoch + 1, loss / order.Length);
        }

        return weights;
    }

    private static void Step(Span<float> weights, Span<float> speed, ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, float error, float rate)
    {
        const int Hidden = DigitLikeness.Hidden, Inputs = DigitLikeness.Inputs, Output = Hidden * (Inputs + 1);
        TensorPrimitives.Multiply(speed, Momentum, speed);
        for (var i = 0; i < Hidden; i++)
        {
            if (hidden[i] > 0)
            {
                var gradient = -rate * error * weights[Output + i];
                TensorPrimitives.MultiplyAdd(input, gradient, speed.Slice(i * Inputs, Inputs), speed.Slice(i * Inputs, Inputs));
                speed[Hidden * Inputs + i] += gradient;
            }

            speed[Output + i] -= rate * error * hidden[i];
        }

        speed[^1] -= rate * error;
        TensorPrimitives.Add(weights, speed, weights);
    }
}

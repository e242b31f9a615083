using DigitRecognizer.Networks;
using Xunit;

namespace DigitRecognizer.Tests.Networks;

public sealed class PerceptronTests
{
    [Fact]
    public void It_learns_what_no_single_layer_can()
    {
        var random = new Random(3);
        var weights = new float[Perceptron.Parameters(inputs: 2, hidden: 8)];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = random.NextSingle() - 0.5f;
        }

        var network = new Perceptron(weights, 2, 8);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (random.Next(2), random.Next(2));
            network.Learn([a, b], a ^ b, 0.1f);
        }

        Assert.True(network.LogOdds([0, 1]) > 2 && network.LogOdds([1, 0]) > 2);
        Assert.True(network.LogOdds([0, 0]) < -2 && network.LogOdds([1, 1]) < -2);
    }

    [Fact]
    public void Another_number_of_weights_is_refused() =>
        Assert.Contains("has 33 numbers, not 32", Assert.Throws<ArgumentException>(() => new Perceptron(new float[32], 2, 8)).Message,
            StringComparison.Ordinal);
}

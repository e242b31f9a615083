using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Tests;

[Collection<SharedDice>]
public sealed class SmallConvolutionTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 13)]
    public void What_was_trained_is_what_is_served(int planes, int measures)
    {
        TorchRuntime.EnsureStarted();
        manual_seed(3);
        using var network = new SmallConvolutionModule(planes, measures);
        network.eval();
        var input = new float[planes * LeNet.InputLength + measures];
        var dice = new Dice(4);
        for (var i = 0; i < input.Length; i++)
        {
            input[i] = dice.Between(0, 1);
        }

        using var logits = network.forward(tensor(input, [1, input.Length]));
        var served = new float[SmallConvolution.Outputs];
        new SmallConvolution(network.Export(), planes, measures).Run(input, served);

        Assert.All(served.Zip(logits.data<float>().ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 13)]
    public void A_file_keeps_the_weights_to_half_precision_and_no_other_file_opens(int planes, int measures)
    {
        var weights = new float[SmallConvolution.Parameters(planes, measures)];
        Array.Fill(weights, 0.01f);
        var file = HalfFile.Of(weights);
        var input = new float[planes * LeNet.InputLength + measures];
        Array.Fill(input, 1);
        float[] read = new float[SmallConvolution.Outputs], made = new float[SmallConvolution.Outputs];

        SmallConvolution.Load(file, planes, measures).Run(input, read);
        new SmallConvolution(weights, planes, measures).Run(input, made);

        Assert.Equal(made[0], read[0], 0.01 * made[0]);
        Assert.Throws<InvalidDataException>(() => SmallConvolution.Load(file.AsSpan(2), planes, measures));
        Assert.Throws<ArgumentException>(() => new SmallConvolution(weights, planes + 1, measures));
    }
}

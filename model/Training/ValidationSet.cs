using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Networks;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>Pictures normalized by the recognizer, to measure a network on.</summary>
public sealed class ValidationSet
{
    private readonly Tensor _images;
    private readonly Tensor _labels;

    private ValidationSet(Tensor images, Tensor labels) => (_images, _labels) = (images, labels);

    public int Count => (int)_labels.shape[0];

    /// <summary>Passes all pictures through the recognizer's normalization once.</summary>
    public static ValidationSet Normalize(LabelledImages images)
    {
        var values = new float[images.Count * LeNet.InputLength];
        Parallel.For(
            0, images.Count, i => ServedNormalization.Pass(images[i], LeNet.Side, values.AsSpan(i * LeNet.InputLength, LeNet.InputLength)));
        return new ValidationSet(
            tensor(values, [images.Count, 1, LeNet.Side, LeNet.Side]),
            tensor(Array.ConvertAll(images.Labels, label => (long)label)));
    }

    /// <summary>Mean cross-entropy, and the share that is misclassified, 0..1.</summary>
    public (double Loss, double Error) Measure(nn.Module<Tensor, Tensor> network)
    {
        using var scope = NewDisposeScope();
        var logits = Logits(network);
        var wrong = logits.argmax(1).ne(_labels).sum().item<long>();
        return (nn.functional.cross_entropy(logits, _labels).item<float>(), (double)wrong / Count);
    }

    /// <summary>The temperature that calibrates the confidence: the divisor of the logits with the lowest cross-entropy, by golden section
    /// search
    /// (temperature scaling of Guo et al., 2017).</summary>
    public double FitTemperature(nn.Module<Tensor, Tensor> network)
    {
        using var scope = NewDisposeScope();
        var logits = Logits(network);
        double Loss(double logTemperature) => nn.functional.cross_entropy(logits / Math.Exp(logTemperature), _labels).item<float>();

        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(0.1), high = Math.Log(10);
        for (var i = 0; i < 40; i++)
        {
            double left = high - ratio * (high - low), right = low + ratio * (high - low);
            (low, high) = Loss(left) < Loss(right) ? (low, right) : (left, high);
        }

        return Math.Exp((low + high) / 2);
    }

    private Tensor Logits(nn.Module<Tensor, Tensor> network)
    {
        using var noGradient = no_grad();
        network.eval();
        return cat([.. _images.split(1000).Select(network.forward)]);
    }
}

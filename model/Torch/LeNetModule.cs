using DigitRecognizer.Model.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// LeNet-5 during training: conv 1->6 5x5 same, pool 2, conv 6->16 5x5, pool 2, 400->120->84->classes, ReLU between.
/// Each hidden layer is batch-normalized; <see cref="Fold"/> folds it into the weights, so that the exported network has none.
/// Layers from LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.
/// </summary>
public sealed class LeNetModule : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, 6, kernel_size: 5, padding: 2);
    private readonly BatchNorm2d _norm1 = BatchNorm2d(6);
    private readonly Conv2d _conv2 = Conv2d(6, 16, kernel_size: 5);
    private readonly BatchNorm2d _norm2 = BatchNorm2d(16);
    private readonly Linear _dense1 = Linear(400, 120);
    private readonly BatchNorm1d _norm3 = BatchNorm1d(120);
    private readonly Linear _dense2 = Linear(120, 84);
    private readonly BatchNorm1d _norm4 = BatchNorm1d(84);
    private readonly Linear _dense3;

    /// <param name="classes">Number of outputs, at least 2.</param>
    public LeNetModule(int classes) : base(nameof(LeNetModule))
    {
        _dense3 = Linear(84, classes);
        RegisterComponents();
    }

    /// <param name="input">[N,1,28,28] in 0..1, ink bright.</param>
    /// <returns>Logits [N,classes].</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.max_pool2d(functional.relu(_norm1.forward(_conv1.forward(input))), 2);
        x = functional.max_pool2d(functional.relu(_norm2.forward(_conv2.forward(x))), 2);
        x = functional.relu(_norm3.forward(_dense1.forward(x.flatten(1))));
        x = functional.relu(_norm4.forward(_dense2.forward(x)));
        return _dense3.forward(x).MoveToOuterDisposeScope();
    }

    /// <summary>The weights to export: batch normalization folded in, logits divided by the temperature.</summary>
    /// <param name="temperature">Above 0; 1 leaves the logits as trained.</param>
    public LeNetWeights Fold(double temperature = 1) => new(
        FoldLayer(_conv1.weight!, _conv1.bias!, _norm1.weight!, _norm1.bias!, _norm1.running_mean!, _norm1.running_var!),
        FoldLayer(_conv2.weight!, _conv2.bias!, _norm2.weight!, _norm2.bias!, _norm2.running_mean!, _norm2.running_var!),
        FoldLayer(_dense1.weight!, _dense1.bias!, _norm3.weight!, _norm3.bias!, _norm3.running_mean!, _norm3.running_var!),
        FoldLayer(_dense2.weight!, _dense2.bias!, _norm4.weight!, _norm4.bias!, _norm4.running_mean!, _norm4.running_var!),
        new LayerWeights(
            [.. _dense3.weight!.shape],
            Array.ConvertAll(Values(_dense3.weight!), v => (float)(v / temperature)),
            Array.ConvertAll(Values(_dense3.bias!), v => (float)(v / temperature))));

    private static LayerWeights FoldLayer(Tensor weight, Tensor bias, Tensor gain, Tensor shift, Tensor mean, Tensor variance)
    {
        const double Epsilon = 1e-5;
        float[] w = Values(weight), b = Values(bias), g = Values(gain), s = Values(shift), m = Values(mean), v = Values(variance);
        var inputs = w.Length / b.Length;
        for (var o = 0; o < b.Length; o++)
        {
            var factor = g[o] / Math.Sqrt(v[o] + Epsilon);
            b[o] = (float)((b[o] - m[o]) * factor + s[o]);
            foreach (ref var value in w.AsSpan(o * inputs, inputs))
            {
                value = (float)(value * factor);
            }
        }

        return new LayerWeights([.. weight.shape], w, b);
    }

    private static float[] Values(Tensor tensor) => tensor.detach().data<float>().ToArray();
}

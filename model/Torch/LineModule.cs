using DigitRecognizer.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// The line's network as it trains; see <see cref="LineNetwork"/>. Batch normalization is multiplied into the weights at the end.
/// </summary>
internal sealed class LineModule : Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;

    private readonly ModuleList<Conv2d> _convolutions = [];
    private readonly ModuleList<BatchNorm2d> _norms = [];

    public LineModule() : base(nameof(LineModule))
    {
        foreach (var layer in LineNetwork.Layers)
        {
            _convolutions.Add(Conv2d(layer.Inputs, layer.Outputs, (layer.Rows, layer.Columns), stride: (layer.StepRows, layer.StepColumns),
                padding: (layer.Rim, layer.Columns / 2)));
        }

        foreach (var layer in LineNetwork.Layers.SkipLast(1))
        {
            _norms.Add(BatchNorm2d(layer.Outputs, Epsilon));
        }

        RegisterComponents();
    }

    /// <param name="input">[N,1,<see cref="LineNetwork.Rows"/>,columns] of 0..1, ink bright.</param>
    /// <returns>Logits [N,11,frames]: ten digits, then none.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input;
        for (var i = 0; i < _norms.Count; i++)
        {
            x = functional.relu(_norms[i].forward(_convolutions[i].forward(x)));
        }

        return _convolutions[^1].forward(x).squeeze(2).MoveToOuterDisposeScope();
    }

    /// <summary>The weights in the order that <see cref="LineNetwork"/> takes.</summary>
    public float[] Export()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var weights = new List<float>();
        for (var i = 0; i < _convolutions.Count; i++)
        {
            Tensor weight = _convolutions[i].weight!, bias = _convolutions[i].bias!;
            if (i < _norms.Count)
            {
                var norm = _norms[i];
                var factor = norm.weight! / (norm.running_var! + Epsilon).sqrt();
                (weight, bias) = (weight * factor.view(-1, 1, 1, 1), (bias - norm.running_mean!) * factor + norm.bias!);
            }

            weights.AddRange(weight.permute(3, 2, 1, 0).contiguous().data<float>());
            weights.AddRange(bias.contiguous().data<float>());
        }

        return [.. weights];
    }
}

using DigitRecognizer.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>The small convolutional network as it trains; see <see cref="SmallConvolution"/>.</summary>
internal sealed class SmallConvolutionModule : Module<Tensor, Tensor>
{
    private readonly int _planes;
    private readonly int _measures;
    private readonly Conv2d _conv1;
    private readonly Conv2d _conv2;
    private readonly Dropout _dropout = Dropout(0.15);
    private readonly Linear _dense;
    private readonly Linear _output;

    /// <param name="planes">Pictures of 28 x 28 that it sees at once.</param>
    /// <param name="measures">Numbers that it takes beside them.</param>
    public SmallConvolutionModule(int planes, int measures) : base(nameof(SmallConvolutionModule))
    {
        (_planes, _measures) = (planes, measures);
        _conv1 = Conv2d(planes, SmallConvolution.Channels1, SmallConvolution.Kernel1, stride: 2, padding: 2);
        _conv2 = Conv2d(SmallConvolution.Channels1, SmallConvolution.Channels2, SmallConvolution.Kernel2, stride: 2, padding: 1);
        _dense = Linear(SmallConvolution.Flat + measures, SmallConvolution.Hidden);
        _output = Linear(SmallConvolution.Hidden, SmallConvolution.Outputs);
        RegisterComponents();
    }

    /// <param name="input">N times the planes, 28 x 28 values of 0..1 each, ink bright, and then the measures.</param>
    /// <returns>Logits [N,11]: ten digits, then none.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var rows = input.view(input.shape[0], -1);
        var x = rows.narrow(1, 0, _planes * LeNet.InputLength).reshape(-1, _planes, LeNet.Side, LeNet.Side);
        x = functional.relu(_conv1.forward(x));
        x = functional.relu(_conv2.forward(x));
        x = _dropout.forward(x.flatten(1));
        x = functional.relu(_dense.forward(cat([x, rows.narrow(1, _planes * LeNet.InputLength, _measures)], 1)));
        return _output.forward(x).MoveToOuterDisposeScope();
    }

    /// <summary>The weights in the order that <see cref="SmallConvolution"/> takes: channels innermost.</summary>
    public float[] Export()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        const int Side = SmallConvolution.Side2;
        var dense = _dense.weight!;
        var pixels = dense.narrow(1, 0, SmallConvolution.Flat).reshape(-1, SmallConvolution.Channels2, Side, Side).permute(0, 2, 3, 1)
            .reshape(SmallConvolution.Hidden, -1);
        return
        [
            .. Values(_conv1.weight!.permute(1, 2, 3, 0)), .. Values(_conv1.bias!),
            .. Values(_conv2.weight!.permute(2, 3, 1, 0)), .. Values(_conv2.bias!),
            .. Values(cat([pixels, dense.narrow(1, SmallConvolution.Flat, _measures)], 1)), .. Values(_dense.bias!),
            .. Values(_output.weight!), .. Values(_output.bias!),
        ];
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}

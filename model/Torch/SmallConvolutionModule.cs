using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// The detector or the segment classifier during training: convolutions planes->8 of 5 x 5 and 8->32 of 3 x 3, each in steps of two pixels,
/// then 48 neurons that also take the measures, then one output for each digit and one for none.
/// </summary>
internal sealed class SmallConvolutionModule : Module<Tensor, Tensor>
{
    private const int Channels1 = 8, Channels2 = 32, Features = Channels2 * 7 * 7, Hidden = 48;

    private readonly int _planes;
    private readonly int _measures;
    private readonly Conv2d _conv1;
    private readonly Conv2d _conv2;
    private readonly Dropout _dropout = Dropout(0.15);
    private readonly Linear _dense;
    private readonly Linear _output;

    /// <param name="planes">Pictures of 28 x 28 in one input.</param>
    /// <param name="measures">Further values in one input.</param>
    public SmallConvolutionModule(int planes, int measures) : base(nameof(SmallConvolutionModule))
    {
        (_planes, _measures) = (planes, measures);
        _conv1 = Conv2d(planes, Channels1, kernel_size: 5, stride: 2, padding: 2);
        _conv2 = Conv2d(Channels1, Channels2, kernel_size: 3, stride: 2, padding: 1);
        _dense = Linear(Features + measures, Hidden);
        _output = Linear(Hidden, DigitDetector.Outputs);
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

    /// <summary>The weights to export.</summary>
    public SmallNetworkWeights Export() => new(_conv1.Export(), _conv2.Export(), _dense.Export(), _output.Export());
}

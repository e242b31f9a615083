using DigitRecognizer.Framing;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// The classifier of grey pictures during training: convolutions 1->16 of 5 x 5, 16->32, 32->64 and 64->64 of 3 x 3, all but the second
/// with stride 2, then 128 neurons, then one output for each digit and one for none.
/// </summary>
internal sealed class GreyModule : Module<Tensor, Tensor>
{
    private const int Channels1 = 16, Channels2 = 32, Channels3 = 64, Features = Channels3 * 4 * 4, Hidden = 128;

    private readonly Conv2d _conv1 = Conv2d(1, Channels1, kernel_size: 5, stride: 2, padding: 2);
    private readonly Conv2d _conv2 = Conv2d(Channels1, Channels2, kernel_size: 3, padding: 1);
    private readonly Conv2d _conv3 = Conv2d(Channels2, Channels3, kernel_size: 3, stride: 2, padding: 1);
    private readonly Conv2d _conv4 = Conv2d(Channels3, Channels3, kernel_size: 3, stride: 2, padding: 1);
    private readonly Dropout _dropout = Dropout(0.2);
    private readonly Linear _dense = Linear(Features, Hidden);
    private readonly Linear _output = Linear(Hidden, GreyClassifier.Outputs);

    public GreyModule() : base(nameof(GreyModule)) => RegisterComponents();

    /// <param name="input">[N,1,32,32] as <see cref="GreyCrop"/> draws them.</param>
    /// <returns>Logits [N,11]: ten digits, then none.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(_conv1.forward(input));
        x = functional.relu(_conv2.forward(x));
        x = functional.relu(_conv3.forward(x));
        x = functional.relu(_conv4.forward(x));
        x = functional.relu(_dense.forward(_dropout.forward(x.flatten(1))));
        return _output.forward(x).MoveToOuterDisposeScope();
    }

    /// <summary>The content of an ONNX file for <see cref="GreyClassifier"/>.</summary>
    public byte[] Export() => HelperExporter.ExportGrey(
        [(_conv1.Export(), new Window(2, 2, 2, 2)), (_conv2.Export(), new Window(1, 1, 1, 1)),
            (_conv3.Export(), new Window(1, 1, 2, 2)), (_conv4.Export(), new Window(1, 1, 2, 2))],
        _dense.Export(),
        _output.Export());
}

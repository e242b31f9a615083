using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Numbers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>The cut classifier during training: one hidden layer of 64 neurons, one output.</summary>
internal sealed class CutModule : Module<Tensor, Tensor>
{
    private const int Hidden = 64;

    private readonly Linear _dense = Linear(CutFeatures.Length, Hidden);
    private readonly Linear _output = Linear(Hidden, 1);

    public CutModule() : base(nameof(CutModule)) => RegisterComponents();

    /// <param name="input">[N, values of a cut].</param>
    /// <returns>Log odds [N,1].</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _output.forward(functional.relu(_dense.forward(input))).MoveToOuterDisposeScope();
    }

    /// <returns>The content of an ONNX file.</returns>
    public byte[] Export() => HelperExporter.ExportCuts(_dense.Export(), _output.Export());
}

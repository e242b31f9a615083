using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Numbers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.Torch;

/// <summary>
/// The line classifier during training: convolutions that reduce the rows to one and halve the columns once, then one output for each digit
/// and one for none. Batch normalization is folded into the weights on export.
/// </summary>
internal sealed class LineModule : Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;

    private static readonly (int Outputs, int Rows, int Columns, Window Window)[] Layers =
    [
        (16, 5, 5, new Window(PadRows: 2, PadColumns: 2, StepRows: 2)),
        (24, 3, 3, new Window(PadRows: 1, PadColumns: 1, StepRows: 2, StepColumns: LineClassifier.Stride)),
        (48, 3, 3, new Window(PadRows: 1, PadColumns: 1, StepRows: 2)),
        (64, 4, 5, new Window(PadRows: 0, PadColumns: 2)),
        (64, 1, 7, new Window(PadRows: 0, PadColumns: 3)),
        (LineClassifier.Outputs, 1, 1, new Window(PadRows: 0, PadColumns: 0)),
    ];

    private readonly ModuleList<Conv2d> _convolutions = [];
    private readonly ModuleList<BatchNorm2d> _norms = [];

    public LineModule() : base(nameof(LineModule))
    {
        var inputs = 1;
        foreach (var (outputs, rows, columns, window) in Layers)
        {
            _convolutions.Add(Conv2d(inputs, outputs, (rows, columns), stride: (window.StepRows, window.StepColumns),
                padding: (window.PadRows, window.PadColumns)));
            inputs = outputs;
        }

        foreach (var layer in Layers.SkipLast(1))
        {
            _norms.Add(BatchNorm2d(layer.Outputs, Epsilon));
        }

        RegisterComponents();
    }

    /// <param name="input">[N,1,<see cref="LineClassifier.Rows"/>,columns] of 0..1, ink bright.</param>
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

    /// <returns>The content of an ONNX file.</returns>
    public byte[] Export()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return HelperExporter.ExportLine([.. Layers.Select((layer, i) => (ExportLayer(i), layer.Window))]);
    }

    private LayerWeights ExportLayer(int index)
    {
        var layer = _convolutions[index];
        if (index == _norms.Count)
        {
            return layer.Export();
        }

        var norm = _norms[index];
        var factor = norm.weight! / (norm.running_var! + Epsilon).sqrt();
        return ModuleExtensions.Export(layer.weight! * factor.view(-1, 1, 1, 1), (layer.bias! - norm.running_mean!) * factor + norm.bias!);
    }
}

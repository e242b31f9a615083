using DigitRecognizer.Likeness;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitRecognizer.Model.LikenessTraining;

/// <summary>The detector as it trains; see <see cref="DigitLikeness"/>.</summary>
internal sealed class LikenessModule : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, LikenessLayers.Channels1, LikenessLayers.Kernel1, stride: 2, padding: 2);
    private readonly Conv2d _conv2 = Conv2d(LikenessLayers.Channels1, LikenessLayers.Channels2, LikenessLayers.Kernel2, stride: 2, padding: 1);
    private readonly Dropout _dropout = Dropout(0.15);
    private readonly Linear _dense = Linear(LikenessLayers.Flat, LikenessLayers.Hidden);
    private readonly Linear _output = Linear(LikenessLayers.Hidden, LikenessLayers.Outputs);

    public LikenessModule() : base(nameof(LikenessModule)) => RegisterComponents();

    /// <param name="input">[N,1,28,28] in 0..1, ink bright.</param>
    /// <returns>Logits [N,11]: ten digits, then none.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(_conv1.forward(input));
        x = functional.relu(_conv2.forward(x));
        x = functional.relu(_dense.forward(_dropout.forward(x.flatten(1))));
        return _output.forward(x).MoveToOuterDisposeScope();
    }

    /// <summary>The weights in the order that <see cref="DigitLikeness"/> takes: channels innermost.</summary>
    public float[] Export()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        const int Side = LikenessLayers.Side2;
        return
        [
            .. Values(_conv1.weight!.permute(2, 3, 1, 0)), .. Values(_conv1.bias!),
            .. Values(_conv2.weight!.permute(2, 3, 1, 0)), .. Values(_conv2.bias!),
            .. Values(_dense.weight!.view(-1, LikenessLayers.Channels2, Side, Side).permute(0, 2, 3, 1)), .. Values(_dense.bias!),
            .. Values(_output.weight!), .. Values(_output.bias!),
        ];
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}

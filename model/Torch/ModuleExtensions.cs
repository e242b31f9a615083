using DigitRecognizer.Model.Onnx;
using TorchSharp.Modules;

namespace DigitRecognizer.Model.Torch;

/// <summary>The weights of layers as they are exported.</summary>
internal static class ModuleExtensions
{
    public static LayerWeights Export(this Conv2d layer) => Export(layer.weight!, layer.bias!);

    public static LayerWeights Export(this Linear layer) => Export(layer.weight!, layer.bias!);

    public static LayerWeights Export(TorchSharp.torch.Tensor weight, TorchSharp.torch.Tensor bias) =>
        new([.. weight.shape], weight.detach().contiguous().data<float>().ToArray(), bias.detach().contiguous().data<float>().ToArray());
}

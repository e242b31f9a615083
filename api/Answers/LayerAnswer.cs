using System.Numerics.Tensors;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Api.Answers;

/// <summary>What one layer of the network made of the picture: channels x height x width bytes, 255 where the layer is strongest.</summary>
internal sealed record LayerAnswer(string Name, int Channels, int Height, int Width, byte[] Values)
{
    public static LayerAnswer From(LayerMaps layer)
    {
        var strongest = TensorPrimitives.Max<float>(layer.Values);
        var scale = strongest > 0 ? byte.MaxValue / strongest : 0;
        var values = Array.ConvertAll(layer.Values, value => (byte)MathF.Round(MathF.Max(value, 0) * scale));
        return new LayerAnswer(layer.Name, layer.Channels, layer.Height, layer.Width, values);
    }
}

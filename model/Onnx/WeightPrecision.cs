using System.Runtime.InteropServices;
using DigitRecognizer.Model.Onnx.Schema;
using Google.Protobuf;

namespace DigitRecognizer.Model.Onnx;

/// <summary>
/// Simulates lower precisions of a weights file: every weight is rounded to the precision and stored as float, so that the same program
/// runs it.
/// </summary>
public static class WeightPrecision
{
    /// <summary>Rounds to IEEE half precision.</summary>
    public static byte[] ToHalf(byte[] onnx) => Round(onnx, (values, _) =>
    {
        foreach (ref var value in values)
        {
            value = (float)(Half)value;
        }
    });

    /// <summary>Rounds the weights of each output to 255 equal steps around 0; biases are not rounded.</summary>
    public static byte[] ToInt8(byte[] onnx) => Round(onnx, (values, outputs) =>
    {
        var inputs = values.Length / outputs;
        for (var at = 0; inputs > 1 && at < values.Length; at += inputs)
        {
            var row = values.Slice(at, inputs);
            var step = System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<float>(row) / sbyte.MaxValue;
            step = MathF.Abs(step);
            foreach (ref var value in row)
            {
                value = MathF.Round(value / step) * step;
            }
        }
    });

    private delegate void Rounding(Span<float> values, int outputs);

    private static byte[] Round(byte[] onnx, Rounding round)
    {
        var model = ModelProto.Parser.ParseFrom(onnx);
        foreach (var tensor in model.Graph.Initializer)
        {
            var values = MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();
            round(values, (int)tensor.Dims[0]);
            tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return model.ToByteArray();
    }
}

using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DigitRecognizer.Model.Training;

/// <summary>
/// AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019) directly on the weights' memory: for a network this small
/// several times faster than a call into libtorch for each operation on each tensor. It also avoids TorchSharp's scalars, which the
/// garbage collector may free while libtorch still reads them.
/// </summary>
public sealed class AdamW
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    private readonly Tensor[] _parameters;
    private readonly float[][] _means;
    private readonly float[][] _squares;
    private readonly double _decay;
    private int _steps;

    /// <param name="parameters">Float tensors on the CPU that take gradients.</param>
    /// <param name="decay">Weight decay, a share of the learning rate.</param>
    public AdamW(IEnumerable<Tensor> parameters, double decay)
    {
        _parameters = [.. parameters];
        _means = Array.ConvertAll(_parameters, p => new float[p.numel()]);
        _squares = Array.ConvertAll(_parameters, p => new float[p.numel()]);
        _decay = decay;
    }

    /// <summary>Updates the weights by one step, and clears the gradients.</summary>
    public void Step(double learningRate)
    {
        _steps++;
        var rate = (float)(learningRate / (1 - Math.Pow(Beta1, _steps)));
        var correction = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, _steps)));
        var keep = (float)(1 - learningRate * _decay);
        for (var i = 0; i < _parameters.Length; i++)
        {
            using var gradient = _parameters[i].grad;
            Move(Values(_parameters[i]), Values(gradient!), _means[i], _squares[i], rate, correction, keep);
        }
    }

    /// <summary>Saves the moments of past gradients.</summary>
    public void Save(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(_steps);
        foreach (var values in _means.Concat(_squares))
        {
            writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }

    /// <summary>Reads what <see cref="Save"/> has written.</summary>
    /// <exception cref="EndOfStreamException">The file belongs to another network.</exception>
    public void Load(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        _steps = reader.ReadInt32();
        foreach (var values in _means.Concat(_squares))
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static void Move(
        Span<float> weights, Span<float> gradients, Span<float> means, Span<float> squares, float rate, float correction, float keep)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var gradient = gradients[i];
            var mean = means[i] = Beta1 * means[i] + (1 - Beta1) * gradient;
            var square = squares[i] = Beta2 * squares[i] + (1 - Beta2) * gradient * gradient;
            weights[i] = weights[i] * keep - rate * mean / (MathF.Sqrt(square) * correction + Epsilon);
        }

        gradients.Clear();
    }
}

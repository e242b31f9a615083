using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DigitRecognizer.Networks;

/// <summary>A network of one hidden layer of rectified units that answers one yes-or-no question.</summary>
internal sealed class Perceptron
{
    private readonly float[] _weights;
    private readonly int _inputs;
    private readonly int _hidden;

    /// <param name="weights">
    /// The hidden layer's weights and biases, the output's weights and bias: <see cref="Parameters"/> numbers.
    /// </param>
    /// <param name="inputs">Values of one input.</param>
    /// <param name="hidden">Units of the hidden layer.</param>
    /// <exception cref="ArgumentException">Another number of weights.</exception>
    public Perceptron(float[] weights, int inputs, int hidden)
    {
        if (weights.Length != Parameters(inputs, hidden))
        {
            throw new ArgumentException(
                $"A network of {inputs} inputs and {hidden} units has {Parameters(inputs, hidden)} numbers, not {weights.Length}.",
                nameof(weights));
        }

        _weights = weights;
        _inputs = inputs;
        _hidden = hidden;
    }

    public static int Parameters(int inputs, int hidden) => hidden * (inputs + 2) + 1;

    /// <summary>Opens one that ships inside the assembly.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static Perceptron Load(string resource, int inputs, int hidden) =>
        new(MemoryMarshal.Cast<byte, float>(PackagedWeights.Read(resource)).ToArray(), inputs, hidden);

    /// <summary>The log odds that the answer is yes.</summary>
    public float LogOdds(ReadOnlySpan<float> input)
    {
        Span<float> hidden = stackalloc float[_hidden];
        return LogOdds(input, hidden);
    }

    /// <summary>One step of gradient descent on the cross entropy; returns the loss before it.</summary>
    /// <param name="input">One input.</param>
    /// <param name="target">The probability it should have answered.</param>
    /// <param name="rate">How far to go.</param>
    public double Learn(ReadOnlySpan<float> input, float target, float rate)
    {
        Span<float> hidden = stackalloc float[_hidden];
        var odds = LogOdds(input, hidden);
        Lower(input, hidden, rate * (1 / (1 + MathF.Exp(-odds)) - target));
        return Math.Max(odds, 0) - target * odds + Math.Log(1 + Math.Exp(-Math.Abs(odds)));
    }

    private void Lower(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, float step)
    {
        var output = _weights.AsSpan(_hidden * (_inputs + 1));
        for (var i = 0; i < _hidden; i++)
        {
            if (hidden[i] > 0)
            {
                var own = _weights.AsSpan(i * _inputs, _inputs);
                TensorPrimitives.MultiplyAdd(input, -step * output[i], own, own);
                _weights[_hidden * _inputs + i] -= step * output[i];
            }

            output[i] -= step * hidden[i];
        }

        output[^1] -= step;
    }

    private float LogOdds(ReadOnlySpan<float> input, Span<float> hidden)
    {
        for (var i = 0; i < _hidden; i++)
        {
            hidden[i] = Math.Max(0, TensorPrimitives.Dot(_weights.AsSpan(i * _inputs, _inputs), input) + _weights[_hidden * _inputs + i]);
        }

        return TensorPrimitives.Dot(_weights.AsSpan(_hidden * (_inputs + 1), _hidden), hidden) + _weights[^1];
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DigitRecognizer.Network;

namespace DigitRecognizer.Likeness;

/// <summary>
/// How much a framed picture looks like any digit at all, 0..1: a network of one hidden layer, trained on digits against letters, scribbles,
/// shapes and digits that were turned, cut up or laid over each other. Independent of the classifier, so that the classifier can be replaced.
/// </summary>
public sealed class DigitLikeness
{
    /// <summary>The picture halved to 14 x 14 values.</summary>
    public const int Inputs = LeNet.InputLength / 4;

    /// <summary>Neurons of the hidden layer.</summary>
    public const int Hidden = 96;

    /// <summary>How many numbers a trained detector has: the hidden layer's weights and biases, the output's weights and bias.</summary>
    public const int Parameters = Hidden * (Inputs + 2) + 1;

    private static readonly Lazy<DigitLikeness> Shipped = new(Load);

    private readonly float[] _weights;

    /// <exception cref="ArgumentException">Not <see cref="Parameters"/> numbers.</exception>
    public DigitLikeness(float[] weights)
    {
        if (weights.Length != Parameters)
        {
            throw new ArgumentException($"A detector has {Parameters} numbers, not {weights.Length}.", nameof(weights));
        }

        _weights = weights;
    }

    /// <summary>The detector that ships, made by <c>dotnet run --project model -- likeness</c>.</summary>
    public static DigitLikeness Packaged => Shipped.Value;

    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    public float Of(ReadOnlySpan<float> image)
    {
        Span<float> input = stackalloc float[Inputs];
        Span<float> hidden = stackalloc float[Hidden];
        Halve(image, input);
        return Of(input, hidden);
    }

    /// <summary>The same for a picture already halved; also hands out the hidden layer, for training.</summary>
    public float Of(ReadOnlySpan<float> input, Span<float> hidden)
    {
        for (var i = 0; i < Hidden; i++)
        {
            hidden[i] = Math.Max(0, TensorPrimitives.Dot(_weights.AsSpan(i * Inputs, Inputs), input) + _weights[Hidden * Inputs + i]);
        }

        var sum = TensorPrimitives.Dot(_weights.AsSpan(Hidden * (Inputs + 1), Hidden), hidden) + _weights[^1];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>Averages 2 x 2 pixels.</summary>
    public static void Halve(ReadOnlySpan<float> image, Span<float> input)
    {
        const int Side = LeNet.Side / 2;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var at = 2 * y * LeNet.Side + 2 * x;
                input[y * Side + x] = (image[at] + image[at + 1] + image[at + LeNet.Side] + image[at + LeNet.Side + 1]) / 4;
            }
        }
    }

    private static DigitLikeness Load()
    {
        using var stream = typeof(DigitLikeness).Assembly.GetManifestResourceStream("likeness.bin")
            ?? throw new InvalidOperationException("The assembly was built without recognizer/Likeness/likeness.bin.");
        var bytes = new byte[Parameters * sizeof(float)];
        stream.ReadExactly(bytes);
        return new DigitLikeness(MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }
}

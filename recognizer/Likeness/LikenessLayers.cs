using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DigitRecognizer.Network;

namespace DigitRecognizer.Likeness;

/// <summary>
/// The detector's arithmetic: convolution 1->8 of 5 x 5 and 8->32 of 3 x 3, each in steps of two pixels, then 48 neurons, then one output a digit
/// and one for what is none. Channels lie innermost, so that a vector holds one pixel's.
/// </summary>
internal sealed class LikenessLayers(float[] weights)
{
    public const int Channels1 = 8, Kernel1 = 5, Side1 = 14;
    public const int Channels2 = 32, Kernel2 = 3, Side2 = 7;
    public const int Flat = Side2 * Side2 * Channels2;
    public const int Hidden = 48;
    public const int Outputs = 11;

    public const int Parameters = (Kernel1 * Kernel1 + 1) * Channels1
        + (Kernel2 * Kernel2 * Channels1 + 1) * Channels2
        + (Flat + 1) * Hidden
        + (Hidden + 1) * Outputs;

    private const int Bias1 = Kernel1 * Kernel1 * Channels1;
    private const int Weights2 = Bias1 + Channels1;
    private const int Bias2 = Weights2 + Kernel2 * Kernel2 * Channels1 * Channels2;
    private const int Weights3 = Bias2 + Channels2;
    private const int Weights4 = Weights3 + (Flat + 1) * Hidden;

    /// <summary>Four pixels are computed at once, so that a row takes 16; what is beyond 14 is never read.</summary>
    private const int Together = 4, Row1 = Side1 + 3;
    private const int InputWidth = 2 * 16 + Kernel1 - 1, InputHeight = LeNet.Side + Kernel1 - 1;

    /// <param name="image">28 x 28 values of 0..1.</param>
    /// <param name="outputs">Takes the logits: ten digits, then none.</param>
    public void Run(ReadOnlySpan<float> image, Span<float> outputs)
    {
        Span<float> first = stackalloc float[(Side1 + 1) * Row1 * Channels1];
        Span<float> second = stackalloc float[Flat];
        Span<float> hidden = stackalloc float[Hidden];
        Convolve1(image, first);
        Convolve2(first, second);
        Connect(second, weights.AsSpan(Weights3), hidden);
        TensorPrimitives.Max(hidden, 0f, hidden);
        Connect(hidden, weights.AsSpan(Weights4), outputs);
    }

    /// <summary>The result has an empty row above and an empty column before, as the next layer looks one pixel over the edge.</summary>
    private void Convolve1(ReadOnlySpan<float> image, Span<float> result)
    {
        Span<float> input = stackalloc float[InputWidth * InputHeight];
        for (var y = 0; y < LeNet.Side; y++)
        {
            image.Slice(y * LeNet.Side, LeNet.Side).CopyTo(input[((y + Kernel1 / 2) * InputWidth + Kernel1 / 2)..]);
        }

        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(weights.AsSpan(0, Bias1));
        var bias = Vector256.Create<float>(weights.AsSpan(Bias1, Channels1));
        for (var y = 0; y < Side1; y++)
        {
            var to = MemoryMarshal.Cast<float, Vector256<float>>(result.Slice(((y + 1) * Row1 + 1) * Channels1, 16 * Channels1));
            for (var x = 0; x < to.Length; x += Together)
            {
                Vector256<float> a = bias, b = bias, c = bias, d = bias;
                for (var ky = 0; ky < Kernel1; ky++)
                {
                    var from = input.Slice((2 * y + ky) * InputWidth + 2 * x, Kernel1 + 2 * Together - 2);
                    for (var kx = 0; kx < Kernel1; kx++)
                    {
                        var weight = kernel[ky * Kernel1 + kx];
                        a = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx]), weight, a);
                        b = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 2]), weight, b);
                        c = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 4]), weight, c);
                        d = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 6]), weight, d);
                    }
                }

                to[x] = Vector256.Max(a, default);
                to[x + 1] = Vector256.Max(b, default);
                to[x + 2] = Vector256.Max(c, default);
                to[x + 3] = Vector256.Max(d, default);
            }
        }
    }

    private void Convolve2(ReadOnlySpan<float> input, Span<float> result)
    {
        const int Row = Kernel2 * Channels1;
        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(weights.AsSpan(Weights2, Bias2 - Weights2));
        var bias = MemoryMarshal.Cast<float, Vector256<float>>(weights.AsSpan(Bias2, Channels2));
        var to = MemoryMarshal.Cast<float, Vector256<float>>(result);
        for (var at = 0; at < Side2 * Side2; at++)
        {
            int y = at / Side2, x = at % Side2;
            Vector256<float> a = bias[0], b = bias[1], c = bias[2], d = bias[3];
            for (var ky = 0; ky < Kernel2; ky++)
            {
                var from = input.Slice(((2 * y + ky) * Row1 + 2 * x) * Channels1, Row);
                var rows = kernel.Slice(ky * Row * 4, Row * 4);
                for (var i = 0; i < from.Length; i++)
                {
                    var value = Vector256.Create(from[i]);
                    a = Vector256.MultiplyAddEstimate(value, rows[4 * i], a);
                    b = Vector256.MultiplyAddEstimate(value, rows[4 * i + 1], b);
                    c = Vector256.MultiplyAddEstimate(value, rows[4 * i + 2], c);
                    d = Vector256.MultiplyAddEstimate(value, rows[4 * i + 3], d);
                }
            }

            to[4 * at] = Vector256.Max(a, default);
            to[4 * at + 1] = Vector256.Max(b, default);
            to[4 * at + 2] = Vector256.Max(c, default);
            to[4 * at + 3] = Vector256.Max(d, default);
        }
    }

    private static void Connect(ReadOnlySpan<float> input, ReadOnlySpan<float> layer, Span<float> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = TensorPrimitives.Dot(layer.Slice(i * input.Length, input.Length), input) + layer[result.Length * input.Length + i];
        }
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Network;

/// <summary>
/// A small convolutional network's arithmetic: convolution planes->8 of 5 x 5 and 8->32 of 3 x 3, each in steps of two pixels, then 48 neurons that
/// also take some numbers beside the picture, then one output a digit and one for what is none. Channels lie innermost, so that a vector holds one
/// pixel's. Safe to call from many threads at once.
/// </summary>
internal sealed class SmallConvolution
{
    public const int Channels1 = 8, Kernel1 = 5, Side1 = 14;
    public const int Channels2 = 32, Kernel2 = 3, Side2 = 7;
    public const int Flat = Side2 * Side2 * Channels2;
    public const int Hidden = 48;
    public const int Outputs = 11;

    private const int PlaneWeights = Kernel1 * Kernel1 * Channels1;
    private const int Weights2Length = Kernel2 * Kernel2 * Channels1 * Channels2;
    private const int LaterParameters = Channels1 + Weights2Length + Channels2 + (Flat + 1) * Hidden + (Hidden + 1) * Outputs;

    /// <summary>How many numbers one has that sees a single picture and nothing beside it.</summary>
    public const int PlainParameters = PlaneWeights + LaterParameters;

    private readonly float[] _weights;
    private readonly int _planes;
    private readonly int _measures;
    private readonly int _bias1;
    private readonly int _weights2;
    private readonly int _bias2;
    private readonly int _weights3;
    private readonly int _weights4;

    /// <param name="weights">Layer by layer its weights, then its biases: [planes][5][5][8], [3][3][8][32], [48][7 x 7 x 32 + measures], [11][48].</param>
    /// <param name="planes">Pictures of 28 x 28 that it sees at once.</param>
    /// <param name="measures">Numbers that it takes beside them.</param>
    /// <exception cref="ArgumentException">Another number of weights.</exception>
    public SmallConvolution(float[] weights, int planes, int measures)
    {
        if (weights.Length != Parameters(planes, measures))
        {
            throw new ArgumentException($"A network of {planes} planes and {measures} measures has {Parameters(planes, measures)} numbers, not {weights.Length}.", nameof(weights));
        }

        (_weights, _planes, _measures) = (weights, planes, measures);
        _bias1 = planes * PlaneWeights;
        _weights2 = _bias1 + Channels1;
        _bias2 = _weights2 + Weights2Length;
        _weights3 = _bias2 + Channels2;
        _weights4 = _weights3 + (Flat + measures + 1) * Hidden;
    }

    /// <summary>How many numbers it has.</summary>
    public static int Parameters(int planes, int measures) => planes * PlaneWeights + measures * Hidden + LaterParameters;

    /// <summary>Reads one from its file: nothing but its numbers, as little-endian halves.</summary>
    /// <exception cref="InvalidDataException">Of another length.</exception>
    public static SmallConvolution Load(ReadOnlySpan<byte> file, int planes, int measures)
    {
        var weights = new float[Parameters(planes, measures)];
        if (file.Length != weights.Length * 2)
        {
            throw new InvalidDataException($"Its file has {weights.Length * 2} bytes, not {file.Length}.");
        }

        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(file), weights);
        return new SmallConvolution(weights, planes, measures);
    }

    /// <summary>What <see cref="Load"/> reads.</summary>
    public static byte[] ToFile(ReadOnlySpan<float> weights)
    {
        var halves = new Half[weights.Length];
        TensorPrimitives.ConvertToHalf(weights, halves);
        return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
    }

    /// <summary>Four pixels are computed at once, so that a row takes 16; what is beyond 14 is never read.</summary>
    private const int Together = 4, Row1 = Side1 + 3;
    private const int InputWidth = 2 * 16 + Kernel1 - 1, InputHeight = LeNet.Side + Kernel1 - 1;

    /// <param name="input">Its planes, 28 x 28 values of 0..1 each, and then its measures.</param>
    /// <param name="outputs">Takes the logits: ten digits, then none.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> outputs)
    {
        Span<float> first = stackalloc float[(Side1 + 1) * Row1 * Channels1];
        Span<float> second = stackalloc float[Flat + _measures];
        Span<float> hidden = stackalloc float[Hidden];
        Convolve1(input, first);
        Convolve2(first, second[..Flat]);
        input[(_planes * LeNet.InputLength)..].CopyTo(second[Flat..]);
        Connect(second, _weights.AsSpan(_weights3), hidden);
        TensorPrimitives.Max(hidden, 0f, hidden);
        Connect(hidden, _weights.AsSpan(_weights4), outputs);
    }

    /// <summary>The result has an empty row above and an empty column before, as the next layer looks one pixel over the edge.</summary>
    private void Convolve1(ReadOnlySpan<float> image, Span<float> result)
    {
        Span<float> input = stackalloc float[_planes * InputWidth * InputHeight];
        for (var row = 0; row < _planes * LeNet.Side; row++)
        {
            var (plane, y) = (row / LeNet.Side, row % LeNet.Side);
            image.Slice(row * LeNet.Side, LeNet.Side).CopyTo(input[((plane * InputHeight + y + Kernel1 / 2) * InputWidth + Kernel1 / 2)..]);
        }

        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(0, _bias1));
        var bias = Vector256.Create<float>(_weights.AsSpan(_bias1, Channels1));
        for (var y = 0; y < Side1; y++)
        {
            var to = MemoryMarshal.Cast<float, Vector256<float>>(result.Slice(((y + 1) * Row1 + 1) * Channels1, 16 * Channels1));
            for (var x = 0; x < to.Length; x += Together)
            {
                Vector256<float> a = bias, b = bias, c = bias, d = bias;
                for (var row = 0; row < _planes * Kernel1; row++)
                {
                    var (plane, ky) = (row / Kernel1, row % Kernel1);
                    var from = input.Slice((plane * InputHeight + 2 * y + ky) * InputWidth + 2 * x, Kernel1 + 2 * Together - 2);
                    for (var kx = 0; kx < Kernel1; kx++)
                    {
                        var weight = kernel[row * Kernel1 + kx];
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
        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(_weights2, Weights2Length));
        var bias = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(_bias2, Channels2));
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

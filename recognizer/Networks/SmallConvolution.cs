using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Networks;

/// <summary>
/// A small convolutional network's arithmetic: convolution planes->8 of 5 x 5 and 8->32 of 3 x 3, each in steps of two pixels, then 48
/// neurons that also take some numbers beside the picture, then one output a digit and one for what is none. Channels lie innermost, so
/// that a vector holds one pixel's. Safe to call from many threads at once.
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
    private readonly float[] _dense;
    private readonly int _weights4;

    /// <param name="weights">
    /// Layer by layer its weights, then its biases: [planes][5][5][8], [3][3][8][32], [48][7 x 7 x 32 + measures], [11][48].
    /// </param>
    /// <param name="planes">Pictures of 28 x 28 that it sees at once.</param>
    /// <param name="measures">Numbers that it takes beside them.</param>
    /// <exception cref="ArgumentException">Another number of weights.</exception>
    public SmallConvolution(float[] weights, int planes, int measures)
    {
        if (weights.Length != Parameters(planes, measures))
        {
            throw new ArgumentException(
                $"A network of {planes} planes and {measures} measures has {Parameters(planes, measures)} numbers, not {weights.Length}.",
                nameof(weights));
        }

        (_weights, _planes, _measures) = (weights, planes, measures);
        _bias1 = planes * PlaneWeights;
        _weights2 = _bias1 + Channels1;
        _bias2 = _weights2 + Weights2Length;
        var weights3 = _bias2 + Channels2;
        _weights4 = weights3 + (Flat + measures + 1) * Hidden;
        _dense = ByInput(weights.AsSpan(weights3, _weights4 - weights3));
    }

    /// <summary>How many numbers it has.</summary>
    public static int Parameters(int planes, int measures) => planes * PlaneWeights + measures * Hidden + LaterParameters;

    /// <summary>Reads one from its file: nothing but its numbers, as little-endian halves.</summary>
    /// <exception cref="InvalidDataException">Of another length.</exception>
    public static SmallConvolution Load(ReadOnlySpan<byte> file, int planes, int measures) =>
        new(HalfFile.Read(file, Parameters(planes, measures)), planes, measures);

    private const int InputSide = LeNet.Side + Kernel1 - 1, Row1 = Side1 + 1;

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
        ConnectLive(second, hidden);
        Connect(hidden, _weights.AsSpan(_weights4), outputs);
    }

    /// <summary>
    /// The result has an empty row above and an empty column before, as the next layer looks one pixel over the edge. Half a row's sums
    /// grow side by side: one alone would wait for each of its additions.
    /// </summary>
    private void Convolve1(ReadOnlySpan<float> image, Span<float> result)
    {
        Span<float> input = stackalloc float[_planes * InputSide * InputSide];
        for (var row = 0; row < _planes * LeNet.Side; row++)
        {
            var (plane, y) = (row / LeNet.Side, row % LeNet.Side);
            image.Slice(row * LeNet.Side, LeNet.Side).CopyTo(input[((plane * InputSide + y + Kernel1 / 2) * InputSide + Kernel1 / 2)..]);
        }

        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(0, _bias1));
        var bias = Vector256.Create<float>(_weights.AsSpan(_bias1, Channels1));
        for (var half = 0; half < 2 * Side1; half++)
        {
            int y = half / 2, x = half % 2 * (Side1 / 2);
            Vector256<float> a = bias, b = bias, c = bias, d = bias, e = bias, f = bias, g = bias;
            for (var row = 0; row < _planes * Kernel1; row++)
            {
                var (plane, ky) = (row / Kernel1, row % Kernel1);
                var from = input.Slice((plane * InputSide + 2 * y + ky) * InputSide + 2 * x, Kernel1 + Side1 - 2);
                var weights = kernel.Slice(row * Kernel1, Kernel1);
                for (var kx = 0; kx < weights.Length; kx++)
                {
                    var weight = weights[kx];
                    a = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx]), weight, a);
                    b = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 2]), weight, b);
                    c = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 4]), weight, c);
                    d = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 6]), weight, d);
                    e = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 8]), weight, e);
                    f = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 10]), weight, f);
                    g = Vector256.MultiplyAddEstimate(Vector256.Create(from[kx + 12]), weight, g);
                }
            }

            var to = MemoryMarshal.Cast<float, Vector256<float>>(result.Slice(((y + 1) * Row1 + x + 1) * Channels1, Side1 / 2 * Channels1));
            to[0] = Vector256.Max(a, default);
            to[1] = Vector256.Max(b, default);
            to[2] = Vector256.Max(c, default);
            to[3] = Vector256.Max(d, default);
            to[4] = Vector256.Max(e, default);
            to[5] = Vector256.Max(f, default);
            to[6] = Vector256.Max(g, default);
        }
    }

    /// <summary>Two pixels at once, so that every weight is read half as often; the last pair overlaps the one before.</summary>
    private void Convolve2(ReadOnlySpan<float> input, Span<float> result)
    {
        const int Row = Kernel2 * Channels1, Vectors = Channels2 / 8;
        var kernel = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(_weights2, Weights2Length));
        var bias = MemoryMarshal.Cast<float, Vector256<float>>(_weights.AsSpan(_bias2, Channels2));
        for (var pair = 0; pair < Side2 * Side2; pair += 2)
        {
            int one = Math.Min(pair, Side2 * Side2 - 2), other = one + 1;
            Vector256<float> a = bias[0], b = bias[1], c = bias[2], d = bias[3], e = a, f = b, g = c, h = d;
            for (var ky = 0; ky < Kernel2; ky++)
            {
                var left = input.Slice(((2 * (one / Side2) + ky) * Row1 + 2 * (one % Side2)) * Channels1, Row);
                var right = input.Slice(((2 * (other / Side2) + ky) * Row1 + 2 * (other % Side2)) * Channels1, Row);
                var rows = kernel.Slice(ky * Row * Vectors, Row * Vectors);
                for (var i = 0; i < Row; i++)
                {
                    var weights = rows.Slice(i * Vectors, Vectors);
                    Vector256<float> here = Vector256.Create(left[i]), there = Vector256.Create(right[i]);
                    a = Vector256.MultiplyAddEstimate(here, weights[0], a);
                    b = Vector256.MultiplyAddEstimate(here, weights[1], b);
                    c = Vector256.MultiplyAddEstimate(here, weights[2], c);
                    d = Vector256.MultiplyAddEstimate(here, weights[3], d);
                    e = Vector256.MultiplyAddEstimate(there, weights[0], e);
                    f = Vector256.MultiplyAddEstimate(there, weights[1], f);
                    g = Vector256.MultiplyAddEstimate(there, weights[2], g);
                    h = Vector256.MultiplyAddEstimate(there, weights[3], h);
                }
            }

            var to = MemoryMarshal.Cast<float, Vector256<float>>(result.Slice(one * Channels2, 2 * Channels2));
            to[0] = Vector256.Max(a, default);
            to[1] = Vector256.Max(b, default);
            to[2] = Vector256.Max(c, default);
            to[3] = Vector256.Max(d, default);
            to[4] = Vector256.Max(e, default);
            to[5] = Vector256.Max(f, default);
            to[6] = Vector256.Max(g, default);
            to[7] = Vector256.Max(h, default);
        }
    }

    /// <summary>
    /// A layer's weights by input instead of by neuron: an input of 0 then costs nothing, and most are where there is no ink.
    /// </summary>
    private static float[] ByInput(ReadOnlySpan<float> layer)
    {
        var turned = new float[layer.Length];
        var inputs = layer.Length / Hidden - 1;
        for (var i = 0; i < inputs; i++)
        {
            for (var neuron = 0; neuron < Hidden; neuron++)
            {
                turned[i * Hidden + neuron] = layer[neuron * inputs + i];
            }
        }

        layer[^Hidden..].CopyTo(turned.AsSpan(inputs * Hidden));
        return turned;
    }

    /// <summary>The hidden neurons: inputs that are 0 are left out.</summary>
    private void ConnectLive(ReadOnlySpan<float> input, Span<float> hidden)
    {
        Span<int> live = stackalloc int[input.Length];
        var count = 0;
        for (var i = 0; i < input.Length; i++)
        {
            // Written always and kept only sometimes: a branch would be guessed wrong half the time.
            live[count] = i;
            count += input[i] != 0 ? 1 : 0;
        }

        const int Vectors = Hidden / 8;
        var weights = MemoryMarshal.Cast<float, Vector256<float>>(_dense);
        var bias = weights.Slice(input.Length * Vectors, Vectors);
        Vector256<float> a = bias[0], b = bias[1], c = bias[2], d = bias[3], e = bias[4], f = bias[5];
        foreach (var i in live[..count])
        {
            var value = Vector256.Create(input[i]);
            var row = weights.Slice(i * Vectors, Vectors);
            a = Vector256.MultiplyAddEstimate(value, row[0], a);
            b = Vector256.MultiplyAddEstimate(value, row[1], b);
            c = Vector256.MultiplyAddEstimate(value, row[2], c);
            d = Vector256.MultiplyAddEstimate(value, row[3], d);
            e = Vector256.MultiplyAddEstimate(value, row[4], e);
            f = Vector256.MultiplyAddEstimate(value, row[5], f);
        }

        var to = MemoryMarshal.Cast<float, Vector256<float>>(hidden);
        to[0] = Vector256.Max(a, default);
        to[1] = Vector256.Max(b, default);
        to[2] = Vector256.Max(c, default);
        to[3] = Vector256.Max(d, default);
        to[4] = Vector256.Max(e, default);
        to[5] = Vector256.Max(f, default);
    }

    /// <summary>Of whole vectors of inputs.</summary>
    private static void Connect(ReadOnlySpan<float> input, ReadOnlySpan<float> layer, Span<float> result)
    {
        var inputs = MemoryMarshal.Cast<float, Vector256<float>>(input);
        var weights = MemoryMarshal.Cast<float, Vector256<float>>(layer);
        for (var i = 0; i < result.Length; i++)
        {
            var sums = Vector256<float>.Zero;
            for (var k = 0; k < inputs.Length; k++)
            {
                sums = Vector256.MultiplyAddEstimate(inputs[k], weights[i * inputs.Length + k], sums);
            }

            result[i] = Vector256.Sum(sums) + layer[result.Length * input.Length + i];
        }
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitRecognizer.Networks;

/// <summary>
/// A convolutional network's arithmetic that slides over a line of any length: five layers that halve the rows until none is left to halve
/// and the columns once, then for each frame of <see cref="Stride"/> columns one output a digit and one for what is none. Columns lie
/// outermost and channels innermost, so that what a kernel's column sees lies in one piece. Safe to call from many threads at once.
/// </summary>
internal sealed class LineNetwork
{
    /// <summary>Rows of the picture.</summary>
    public const int Rows = 32;

    /// <summary>Columns of the picture for one frame of the answer.</summary>
    public const int Stride = 2;

    public const int Outputs = 11;

    private const int Vector = 8;

    private readonly float[][] _kernels;
    private readonly float[][] _biases;

    /// <param name="weights">Layer by layer its weights, [columns][rows][inputs][outputs], then its biases.</param>
    /// <exception cref="ArgumentException">Another number of weights.</exception>
    public LineNetwork(ReadOnlySpan<float> weights)
    {
        if (weights.Length != Parameters)
        {
            throw new ArgumentException($"A line's network has {Parameters} numbers, not {weights.Length}.", nameof(weights));
        }

        (_kernels, _biases) = (new float[Layers.Length][], new float[Layers.Length][]);
        for (var i = 0; i < Layers.Length; i++)
        {
            var layer = Layers[i];
            var whole = (layer.Outputs + Vector - 1) / Vector * Vector;
            (_kernels[i], _biases[i]) = (new float[layer.Seen * whole], new float[whole]);
            for (var row = 0; row < layer.Seen; row++)
            {
                weights.Slice(row * layer.Outputs, layer.Outputs).CopyTo(_kernels[i].AsSpan(row * whole));
            }

            weights.Slice(layer.Seen * layer.Outputs, layer.Outputs).CopyTo(_biases[i]);
            weights = weights[((layer.Seen + 1) * layer.Outputs)..];
        }
    }

    /// <summary>The layers in their order.</summary>
    public static LineLayer[] Layers { get; } =
    [
        new(Inputs: 1, Outputs: 16, Columns: 5, Rows: 5, StepColumns: 1, StepRows: 2, Rim: 2),
        new(Inputs: 16, Outputs: 24, Columns: 3, Rows: 3, StepColumns: Stride, StepRows: 2, Rim: 1),
        new(Inputs: 24, Outputs: 48, Columns: 3, Rows: 3, StepColumns: 1, StepRows: 2, Rim: 1),
        new(Inputs: 48, Outputs: 64, Columns: 5, Rows: 4, StepColumns: 1, StepRows: 1, Rim: 0),
        new(Inputs: 64, Outputs: 64, Columns: 7, Rows: 1, StepColumns: 1, StepRows: 1, Rim: 0),
        new(Inputs: 64, Outputs: Outputs, Columns: 1, Rows: 1, StepColumns: 1, StepRows: 1, Rim: 0),
    ];

    /// <summary>How many numbers one has.</summary>
    public static int Parameters { get; } = Layers.Sum(layer => (layer.Seen + 1) * layer.Outputs);

    /// <summary>Reads one from its file: nothing but its numbers, as little-endian halves.</summary>
    /// <exception cref="InvalidDataException">Of another length.</exception>
    public static LineNetwork Load(ReadOnlySpan<byte> file) => new(HalfFile.Read(file, Parameters));

    /// <param name="picture">Columns of <see cref="Rows"/> values of 0..1, ink bright; a multiple of <see cref="Stride"/> of them.</param>
    /// <returns>For each frame the logits: ten digits, then none.</returns>
    public float[] Run(ReadOnlySpan<float> picture)
    {
        var (columns, rows) = (picture.Length / Rows, Rows);
        ReadOnlySpan<float> map = picture;
        var width = 1;
        for (var i = 0; i < Layers.Length; i++)
        {
            var layer = Layers[i];
            var padded = Pad(map, columns, rows * width, layer.Columns / 2, layer.Rim * width);
            var column = (rows + 2 * layer.Rim) * width;
            (columns, rows) =
                ((columns + layer.StepColumns - 1) / layer.StepColumns, (rows + 2 * layer.Rim - layer.Rows) / layer.StepRows + 1);
            var result = new float[columns * rows * _biases[i].Length];
            Convolve(padded, column, layer, width, _kernels[i], _biases[i], rows, result);
            width = _biases[i].Length;
            if (i + 1 < Layers.Length)
            {
                TensorPrimitives.Max<float>(result, 0f, result);
            }

            map = result;
        }

        var logits = new float[columns * Outputs];
        for (var frame = 0; frame < columns; frame++)
        {
            map.Slice(frame * width, Outputs).CopyTo(logits.AsSpan(frame * Outputs));
        }

        return logits;
    }

    /// <summary>The same map with empty columns before and after it and empty values above and below each column.</summary>
    private static float[] Pad(ReadOnlySpan<float> map, int columns, int column, int before, int above)
    {
        var padded = new float[(columns + 2 * before) * (column + 2 * above)];
        for (var x = 0; x < columns; x++)
        {
            map.Slice(x * column, column).CopyTo(padded.AsSpan((before + x) * (column + 2 * above) + above));
        }

        return padded;
    }

    private static void Convolve(float[] from, int column, LineLayer layer, int width, float[] kernel, float[] bias, int rows, float[] to)
    {
        const int Together = 4;
        var outputs = bias.Length;
        var places = to.Length / outputs;
        var length = layer.Rows * width;
        Span<int> starts = stackalloc int[Together];
        for (var place = 0; place < places; place += Together)
        {
            for (var i = 0; i < Together; i++)
            {
                // Beyond the last place it is computed again.
                var at = Math.Min(places - 1, place + i);
                starts[i] = at / rows * layer.StepColumns * column + at % rows * layer.StepRows * width;
            }

            for (var output = 0; output < outputs; output += Vector)
            {
                var a = Vector256.Create<float>(bias.AsSpan(output, Vector));
                Vector256<float> b = a, c = a, d = a;
                ref var weight = ref MemoryMarshal.GetArrayDataReference(kernel);
                nuint w = (nuint)output;
                for (var x = 0; x < layer.Columns; x++)
                {
                    var first = from.AsSpan(starts[0] + x * column, length);
                    var second = from.AsSpan(starts[1] + x * column, length);
                    var third = from.AsSpan(starts[2] + x * column, length);
                    var fourth = from.AsSpan(starts[3] + x * column, length);
                    for (var i = 0; i < first.Length; i++, w += (nuint)outputs)
                    {
                        var weights = Vector256.LoadUnsafe(ref weight, w);
                        a = Vector256.MultiplyAddEstimate(Vector256.Create(first[i]), weights, a);
                        b = Vector256.MultiplyAddEstimate(Vector256.Create(second[i]), weights, b);
                        c = Vector256.MultiplyAddEstimate(Vector256.Create(third[i]), weights, c);
                        d = Vector256.MultiplyAddEstimate(Vector256.Create(fourth[i]), weights, d);
                    }
                }

                Put(a, 0);
                Put(b, 1);
                Put(c, 2);
                Put(d, 3);
                void Put(Vector256<float> values, int i) => values.CopyTo(to.AsSpan(Math.Min(places - 1, place + i) * outputs + output));
            }
        }
    }
}

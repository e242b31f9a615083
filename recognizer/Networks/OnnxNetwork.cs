using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace DigitRecognizer.Networks;

/// <summary>
/// An ONNX Runtime session of a network whose input and outputs are batches of float tensors. Made once and shared by all requests.
/// Safe to call from many threads at once: a single run borrows a set of pre-allocated tensors.
/// </summary>
public sealed class OnnxNetwork : IDisposable
{
    /// <summary>Items that are run at once at most, so that the memory of a batch is bounded and stays in the processor's cache.</summary>
    private const int MaxBatch = 32;

    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly ConcurrentBag<SingleRun> _idle = [];
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly long[] _inputShape;
    private readonly long[] _outputShape;

    /// <param name="onnx">The content of an ONNX file.</param>
    /// <param name="input">Name of the input.</param>
    /// <param name="output">Name of the output.</param>
    /// <exception cref="InvalidModelException">Not ONNX, or without that input or output.</exception>
    public OnnxNetwork(byte[] onnx, string input, string output)
    {
        _session = Open(onnx);
        try
        {
            (_inputNames, _outputNames) = ([input], [output]);
            _inputShape = ShapeOf(_session.InputMetadata, input);
            _outputShape = ShapeOf(_session.OutputMetadata, output);
        }
        catch
        {
            _session.Dispose();
            throw;
        }

        (InputLength, OutputLength) = (LengthOf(_inputShape), LengthOf(_outputShape));
    }

    /// <summary>Values of one item of the input; 0 where a size of it is not fixed.</summary>
    public int InputLength { get; }

    /// <summary>Values of one item of the output; 0 where a size of it is not fixed.</summary>
    public int OutputLength { get; }

    /// <summary>Sizes of one item of the input, after a 1 for the batch; -1 where a size is not fixed.</summary>
    public IReadOnlyList<long> InputShape => _inputShape;

    /// <summary>Sizes of one item of the output, after a 1 for the batch; -1 where a size is not fixed.</summary>
    public IReadOnlyList<long> OutputShape => _outputShape;

    /// <summary>The keys and values that the file carries.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>Opens a network that is embedded in this assembly.</summary>
    internal static OnnxNetwork Packaged(string file, string input, string output)
    {
        using var stream = typeof(OnnxNetwork).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly was built without {file}.");
        var onnx = new byte[stream.Length];
        stream.ReadExactly(onnx);
        return new OnnxNetwork(onnx, input, output);
    }

    /// <summary>Runs the network on one item of fixed sizes; allocates nothing.</summary>
    /// <param name="input"><see cref="InputLength"/> values.</param>
    /// <param name="output">Takes <see cref="OutputLength"/> values.</param>
    public void Run(ReadOnlySpan<float> input, Span<float> output)
    {
        if (!_idle.TryTake(out var run))
        {
            run = new SingleRun(_session, _inputNames[0], _inputShape, _outputNames[0], _outputShape);
        }

        input.CopyTo(run.Input);
        _session.RunWithBinding(_runOptions, run.Binding);
        run.Output.CopyTo(output);
        _idle.Add(run);
    }

    /// <summary>Runs the network on several items of fixed sizes.</summary>
    /// <param name="inputs"><see cref="InputLength"/> values for each item.</param>
    /// <param name="outputs">Takes <see cref="OutputLength"/> values for each item.</param>
    public void RunBatch(Memory<float> inputs, Memory<float> outputs)
    {
        var count = inputs.Length / InputLength;
        for (var first = 0; first < count; first += MaxBatch)
        {
            var size = Math.Min(MaxBatch, count - first);
            using var input = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, inputs.Slice(first * InputLength, size * InputLength), [size, .. _inputShape.AsSpan(1)]);
            using var output = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, outputs.Slice(first * OutputLength, size * OutputLength), [size, .. _outputShape.AsSpan(1)]);
            _session.Run(_runOptions, _inputNames, [input], _outputNames, [output]);
        }
    }

    /// <summary>Any outputs for one item of any size; names that the file does not have are left out.</summary>
    /// <param name="input">The item's values.</param>
    /// <param name="shape">Its sizes, after a 1 for the batch.</param>
    /// <param name="names">Names of outputs.</param>
    /// <returns>For each output its name, its sizes after a 1 for the batch, and its values.</returns>
    public IReadOnlyList<(string Name, long[] Shape, float[] Values)> RunOutputs(
        float[] input, long[] shape, params IEnumerable<string> names)
    {
        var present = names.Where(_session.OutputMetadata.ContainsKey).ToArray();
        if (present.Length == 0)
        {
            return [];
        }

        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var outputs = _session.Run(_runOptions, _inputNames, [value], present);
        return [.. present.Zip(
            outputs, (name, output) => (name, output.GetTensorTypeAndShape().Shape, output.GetTensorDataAsSpan<float>().ToArray()))];
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var run))
        {
            run.Dispose();
        }

        _runOptions.Dispose();
        _session.Dispose();
    }

    private static InferenceSession Open(byte[] onnx)
    {
        try
        {
            using var options = new SessionOptions
            {
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
            };
            return new InferenceSession(onnx, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidModelException("The file is no ONNX model that ONNX Runtime can open.", e);
        }
    }

    private static long[] ShapeOf(IReadOnlyDictionary<string, NodeMetadata> values, string name) =>
        values.TryGetValue(name, out var value) && value.Dimensions is [_, .. var sizes]
            ? [1, .. sizes]
            : throw new InvalidModelException($"The model has no '{name}' of shape [N, ...].");

    private static int LengthOf(long[] shape) => (int)shape.Aggregate((product, size) => Math.Max(0, product * size));
}

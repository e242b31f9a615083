using System.Collections.Concurrent;
using System.Security.Cryptography;
using DigitRecognizer.Framing;
using Microsoft.ML.OnnxRuntime;

namespace DigitRecognizer.Networks;

/// <summary>
/// One ONNX Runtime session of LeNet-5, made once and shared by all requests. Safe to call from many threads at once:
/// each call borrows a set of pre-allocated input and output tensors.
/// </summary>
public sealed class LeNet : IDisposable
{
    /// <summary>Side of the square input picture in pixels.</summary>
    public const int Side = FramedPicture.Side;

    /// <summary>Values of one input picture.</summary>
    public const int InputLength = Side * Side;

    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly ConcurrentBag<Tensors> _idle = [];

    private LeNet(InferenceSession session, ModelInfo info)
    {
        _session = session;
        Info = info;
    }

    public ModelInfo Info { get; }

    /// <summary>Opens a model file's bytes and runs it once, so that no request pays for the first run.</summary>
    /// <exception cref="InvalidModelException">Not ONNX, or not of the expected form.</exception>
    public static LeNet Load(byte[] onnx)
    {
        InferenceSession session;
        try
        {
            using var options = new SessionOptions
            {
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
            };
            session = new InferenceSession(onnx, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidModelException("The weights are no ONNX model that ONNX Runtime can open.", e);
        }

        try
        {
            var network = new LeNet(session, Describe(session, onnx));
            network.Classify(new float[InputLength], new float[network.Info.Classes]);
            return network;
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidModelException)
        {
            session.Dispose();
            throw e as InvalidModelException ?? new InvalidModelException("The model does not run on a 28 x 28 picture.", e);
        }
    }

    /// <summary>Classifies one picture.</summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    /// <param name="probabilities">Takes one probability a class; they sum to 1.</param>
    public void Classify(ReadOnlySpan<float> image, Span<float> probabilities)
    {
        using var inference = InferenceClock.Start();
        if (!_idle.TryTake(out var tensors))
        {
            tensors = new Tensors(_session, Info.Classes);
        }

        image.CopyTo(tensors.Image);
        _session.RunWithBinding(_runOptions, tensors.Binding);
        tensors.Probabilities.CopyTo(probabilities);
        _idle.Add(tensors);
    }

    /// <summary>What the convolutional layers make of one picture, for people to look at; an empty list where the model does not hand them out.</summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    public IReadOnlyList<LayerMaps> Explain(ReadOnlySpan<float> image)
    {
        var names = LayerNames.Where(_session.OutputMetadata.ContainsKey).ToArray();
        if (names.Length == 0)
        {
            return [];
        }

        using var input = OrtValue.CreateTensorValueFromMemory(image.ToArray(), [1, 1, Side, Side]);
        using var outputs = _session.Run(_runOptions, InputNames, [input], names);
        return [.. names.Select((name, i) =>
        {
            var shape = outputs[i].GetTensorTypeAndShape().Shape;
            return new LayerMaps(name, (int)shape[1], (int)shape[2], (int)shape[3], outputs[i].GetTensorDataAsSpan<float>().ToArray());
        })];
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var tensors))
        {
            tensors.Dispose();
        }

        _runOptions.Dispose();
        _session.Dispose();
    }

    private const int Digits = 10;
    private static readonly string[] InputNames = ["image"];
    private static readonly string[] LayerNames = ["conv1", "conv2"];

    private static ModelInfo Describe(InferenceSession session, byte[] onnx)
    {
        if (!session.InputMetadata.TryGetValue("image", out var input) || input.Dimensions is not [_, 1, Side, Side])
        {
            throw new InvalidModelException("The model has no input 'image' of shape [N,1,28,28].");
        }

        if (!session.OutputMetadata.TryGetValue("probabilities", out var output) || output.Dimensions is not [_, > 1 and var classes])
        {
            throw new InvalidModelException("The model has no output 'probabilities' of shape [N,classes].");
        }

        var metadata = session.ModelMetadata.CustomMetadataMap;
        var labels = metadata.TryGetValue("labels", out var names) ? names.Split(',') : null;
        if (labels is not null && labels.Length != classes)
        {
            throw new InvalidModelException($"The model names {labels.Length} labels for {classes} classes.");
        }

        return new ModelInfo(
            metadata.TryGetValue("name", out var name) ? name : "lenet-5",
            Convert.ToHexStringLower(SHA256.HashData(onnx))[..12],
            classes,
            labels,
            classes == Digits && (metadata.TryGetValue("reads_digits", out var digits) ? digits == "true" : labels is null));
    }

    private sealed class Tensors : IDisposable
    {
        private readonly OrtValue _input;
        private readonly OrtValue _output;

        public Tensors(InferenceSession session, int classes)
        {
            Image = new float[InputLength];
            Probabilities = new float[classes];
            _input = OrtValue.CreateTensorValueFromMemory(Image, [1, 1, Side, Side]);
            _output = OrtValue.CreateTensorValueFromMemory(Probabilities, [1, classes]);
            Binding = session.CreateIoBinding();
            Binding.BindInput("image", _input);
            Binding.BindOutput("probabilities", _output);
        }

        public float[] Image { get; }

        public float[] Probabilities { get; }

        /// <summary>Run with it allocates nothing, unlike a run with lists of names and values.</summary>
        public OrtIoBinding Binding { get; }

        public void Dispose()
        {
            Binding.Dispose();
            _input.Dispose();
            _output.Dispose();
        }
    }
}

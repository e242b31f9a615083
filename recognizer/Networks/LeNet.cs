using System.Security.Cryptography;
using DigitRecognizer.Framing;
using Microsoft.ML.OnnxRuntime;

namespace DigitRecognizer.Networks;

/// <summary>LeNet-5, the classifier: made once and shared by all requests. Safe to call from many threads at once.</summary>
public sealed class LeNet : IDisposable
{
    /// <summary>Side of the square input picture in pixels.</summary>
    public const int Side = FramedPicture.Side;

    /// <summary>Values of one input picture.</summary>
    public const int InputLength = Side * Side;

    private const int Digits = 10;
    private static readonly string[] LayerNames = ["conv1", "conv2"];

    private readonly OnnxNetwork _network;

    private LeNet(OnnxNetwork network, ModelInfo info)
    {
        _network = network;
        Info = info;
    }

    public ModelInfo Info { get; }

    /// <summary>Opens a model file's bytes and runs it once, so that no request pays for the first run.</summary>
    /// <exception cref="InvalidModelException">Not ONNX, or not of the expected form.</exception>
    public static LeNet Load(byte[] onnx)
    {
        var network = new OnnxNetwork(onnx, "image", "probabilities");
        try
        {
            var lenet = new LeNet(network, Describe(network, onnx));
            lenet.Classify(new float[InputLength], new float[lenet.Info.Classes]);
            return lenet;
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidModelException)
        {
            network.Dispose();
            throw e as InvalidModelException ?? new InvalidModelException("The model does not run on a 28 x 28 picture.", e);
        }
    }

    /// <summary>Classifies one picture.</summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    /// <param name="probabilities">Takes one probability for each class; they sum to 1.</param>
    public void Classify(ReadOnlySpan<float> image, Span<float> probabilities)
    {
        using var inference = InferenceClock.Start();
        _network.Run(image, probabilities);
    }

    /// <summary>
    /// The feature maps of the convolutional layers for one picture; an empty list where the model has no outputs for them.
    /// </summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    public IReadOnlyList<LayerMaps> Explain(ReadOnlySpan<float> image) =>
    [
        .. _network.RunOutputs(image.ToArray(), [1, 1, Side, Side], LayerNames)
            .Select(layer => new LayerMaps(layer.Name, (int)layer.Shape[1], (int)layer.Shape[2], (int)layer.Shape[3], layer.Values)),
    ];

    public void Dispose() => _network.Dispose();

    private static ModelInfo Describe(OnnxNetwork network, byte[] onnx)
    {
        if (network.InputShape is not [_, 1, Side, Side])
        {
            throw new InvalidModelException("The model has no input 'image' of shape [N,1,28,28].");
        }

        if (network.OutputShape is not [_, > 1])
        {
            throw new InvalidModelException("The model has no output 'probabilities' of shape [N,classes].");
        }

        var (classes, metadata) = (network.OutputLength, network.Metadata);
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
}

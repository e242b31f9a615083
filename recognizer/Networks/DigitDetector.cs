namespace DigitRecognizer.Networks;

/// <summary>
/// Out-of-distribution detector: the probability that a framed picture is a digit. A small convolutional network, trained on digits against
/// letters, scribbles, shapes, sketches, textures and rotated, cut or overlaid digits. Independent of the classifier, so that the
/// classifier can be replaced. Safe to call from many threads at once.
/// </summary>
public sealed class DigitDetector : IDisposable
{
    /// <summary>One logit for each digit and one for none.</summary>
    internal const int Outputs = Digits + 1;

    /// <summary>The class of pictures that are no digit, after the ten digits.</summary>
    internal const int None = Digits;

    private const int Digits = 10;
    private const string InputName = "image";
    private const string OutputName = "logits";

    private static readonly Lazy<DigitDetector> Shipped =
        new(() => new DigitDetector(OnnxNetwork.Packaged("detector.onnx", InputName, OutputName)));

    private readonly OnnxNetwork _network;

    /// <param name="onnx">The content of a file that <c>dotnet run --project model -- detector</c> writes.</param>
    /// <exception cref="InvalidModelException">Not ONNX, or without input <c>image</c> or output <c>logits</c>.</exception>
    public DigitDetector(byte[] onnx) : this(new OnnxNetwork(onnx, InputName, OutputName))
    {
    }

    private DigitDetector(OnnxNetwork network) => _network = network;

    /// <summary>The packaged detector, made by <c>dotnet run --project model -- detector</c>.</summary>
    public static DigitDetector Packaged => Shipped.Value;

    /// <summary>The probability that a picture is a digit, 0..1, if half of all pictures are.</summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    public float Of(ReadOnlySpan<float> image)
    {
        Span<float> logits = stackalloc float[Outputs];
        _network.Run(image, logits);
        var others = 0.0;
        foreach (var logit in logits[..Digits])
        {
            others += Math.Exp(logit - logits[Digits]);
        }

        return (float)(1 - 1 / (1 + others));
    }

    public void Dispose() => _network.Dispose();
}

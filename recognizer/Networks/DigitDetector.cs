namespace DigitRecognizer.Networks;

/// <summary>
/// How much a framed picture looks like a digit at all: a small convolutional network, trained on digits against letters, scribbles,
/// shapes, sketches, textures and digits that were turned, cut up or laid over each other. Independent of the classifier, so that the
/// classifier can be replaced. Safe to call from many threads at once.
/// </summary>
public sealed class DigitDetector
{
    /// <summary>How many numbers a trained detector has.</summary>
    public const int Parameters = SmallConvolution.PlainParameters;

    private const int Digits = SmallConvolution.Outputs - 1;

    private static readonly Lazy<DigitDetector> Shipped = new(() => Load(PackagedWeights.Read("likeness.bin")));

    private readonly SmallConvolution _layers;

    /// <param name="weights">Layer by layer its weights, then its biases: [5][5][8], [3][3][8][32], [48][7][7][32], [11][48].</param>
    /// <exception cref="ArgumentException">Not <see cref="Parameters"/> numbers.</exception>
    public DigitDetector(float[] weights) : this(new SmallConvolution(weights, planes: 1, measures: 0))
    {
    }

    private DigitDetector(SmallConvolution layers) => _layers = layers;

    /// <summary>The detector that ships, made by <c>dotnet run --project model -- likeness</c>.</summary>
    public static DigitDetector Packaged => Shipped.Value;

    /// <summary>Reads a detector from its file: nothing but its numbers, as little-endian halves.</summary>
    /// <exception cref="InvalidDataException">Of another length.</exception>
    public static DigitDetector Load(ReadOnlySpan<byte> file) => new(SmallConvolution.Load(file, planes: 1, measures: 0));

    /// <summary>What <see cref="Load"/> reads.</summary>
    public static byte[] ToFile(ReadOnlySpan<float> weights) => HalfFile.Of(weights);

    /// <summary>The probability of a digit, 0..1, where every second picture is one.</summary>
    /// <param name="image">28 x 28 values of 0..1, row-major, ink bright.</param>
    public float Of(ReadOnlySpan<float> image)
    {
        Span<float> logits = stackalloc float[SmallConvolution.Outputs];
        _layers.Run(image, logits);
        var others = 0.0;
        foreach (var logit in logits[..Digits])
        {
            others += Math.Exp(logit - logits[Digits]);
        }

        return (float)(1 - 1 / (1 + others));
    }
}

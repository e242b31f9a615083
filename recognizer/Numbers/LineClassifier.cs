using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Classifies each frame of a line of digits that is not cut, with a convolutional network. Trained on numbers composed from MNIST's
/// training digits.
/// </summary>
internal static class LineClassifier
{
    /// <summary>Rows of the picture.</summary>
    public const int Rows = 32;

    /// <summary>Columns of the picture for one frame of the output.</summary>
    public const int Stride = 2;

    /// <summary>One logit for each digit and one for none.</summary>
    public const int Outputs = SegmentClassifier.Outputs;

    private const string InputName = "line";
    private const string OutputName = "logits";

    private static readonly Lazy<OnnxNetwork> Shipped = new(() => OnnxNetwork.Packaged("line.onnx", InputName, OutputName));

    /// <summary>The packaged network, made by <c>dotnet run --project model -- segmentation line</c>.</summary>
    public static OnnxNetwork Packaged => Shipped.Value;

    /// <summary>Opens another network of the same kind.</summary>
    public static OnnxNetwork Open(byte[] onnx) => new(onnx, InputName, OutputName);

    /// <param name="network">The packaged network, or one in training.</param>
    /// <param name="picture">Rows x columns of 0..1, row-major, ink bright; the columns a multiple of <see cref="Stride"/>.</param>
    /// <returns>Outputs x frames logits, row-major: ten digits, then none.</returns>
    public static float[] Run(OnnxNetwork network, float[] picture) =>
        network.RunOutputs(picture, [1, 1, Rows, picture.Length / Rows], OutputName)[0].Values;
}

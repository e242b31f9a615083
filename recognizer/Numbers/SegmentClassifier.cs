using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Classifies a segment of a line as one of the digits or as none: a part of a digit, parts of two, or a wrong cut. Trained on segments of
/// numbers composed from MNIST's training digits, so that it knows the shapes of cut digits. Unlike LeNet it also sees the neighbours and
/// the position on the line.
/// </summary>
internal static class SegmentClassifier
{
    /// <summary>The segment's ink and its neighbours'.</summary>
    public const int Planes = 2;

    /// <summary>Number of digits; the output after them means none.</summary>
    public const int Digits = 10;

    /// <summary>One logit for each digit and one for none.</summary>
    public const int Outputs = Digits + 1;

    private const string InputName = "segment";
    private const string OutputName = "logits";

    private static readonly Lazy<OnnxNetwork> Shipped = new(() => OnnxNetwork.Packaged("segments.onnx", InputName, OutputName));

    /// <summary>The packaged network, made by <c>dotnet run --project model -- segmentation segments</c>.</summary>
    public static OnnxNetwork Packaged => Shipped.Value;

    /// <summary>Opens another network of the same kind.</summary>
    public static OnnxNetwork Open(byte[] onnx) => new(onnx, InputName, OutputName);
}

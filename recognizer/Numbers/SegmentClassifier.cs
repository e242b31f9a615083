using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Which digit a segment of a line is, or that it is none: a part of one, parts of two, or cut wrongly. Trained on the segments of numbers composed
/// from MNIST's training digits, so it knows what a cut leaves of a digit, and it sees what the classifier of lone digits cannot: what the neighbours
/// are made of and where the line runs.
/// </summary>
internal static class SegmentClassifier
{
    /// <summary>The segment's ink and its neighbours'.</summary>
    public const int Planes = 2;

    /// <summary>Digits that it tells apart; its next output means none.</summary>
    public const int Digits = 10;

    /// <summary>One logit for each digit and one for none.</summary>
    public const int Outputs = Digits + 1;

    private const string InputName = "segment";
    private const string OutputName = "logits";

    private static readonly Lazy<OnnxNetwork> Shipped = new(() => OnnxNetwork.Packaged("segments.onnx", InputName, OutputName));

    /// <summary>The one that ships, made by <c>dotnet run --project model -- segmentation segments</c>.</summary>
    public static OnnxNetwork Packaged => Shipped.Value;

    /// <summary>Opens another one.</summary>
    public static OnnxNetwork Open(byte[] onnx) => new(onnx, InputName, OutputName);
}

using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Computes the log odds that a cut separates two digits. Trained on cuts of numbers composed from MNIST's training digits.
/// </summary>
internal static class CutClassifier
{
    private const string InputName = "cut";
    private const string OutputName = "log_odds";

    private static readonly Lazy<OnnxNetwork> Shipped = new(() => OnnxNetwork.Packaged("cuts.onnx", InputName, OutputName));

    /// <summary>The packaged network, made by <c>dotnet run --project model -- segmentation cuts</c>.</summary>
    public static OnnxNetwork Packaged => Shipped.Value;

    /// <summary>Opens another network of the same kind.</summary>
    public static OnnxNetwork Open(byte[] onnx) => new(onnx, InputName, OutputName);
}

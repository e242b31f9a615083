namespace DigitRecognizer.Networks;

/// <summary>
/// A second classifier for doubtful pictures. It sees the grey picture around the digit instead of the ink that was selected, so that it
/// does not repeat an error of that selection. Several times the operations of LeNet. Safe to call from many threads at once.
/// </summary>
internal static class GreyClassifier
{
    /// <summary>Number of digits; the output after them means none.</summary>
    public const int Digits = 10;

    /// <summary>One logit for each digit and one for none.</summary>
    public const int Outputs = Digits + 1;

    private const string InputName = "grey";
    private const string OutputName = "logits";

    private static readonly Lazy<OnnxNetwork> Shipped = new(() => OnnxNetwork.Packaged("grey.onnx", InputName, OutputName));

    /// <summary>The packaged network, made by <c>dotnet run --project model -- grey</c>; opened on first use.</summary>
    public static OnnxNetwork Packaged => Shipped.Value;

    /// <summary>Opens another network of the same kind.</summary>
    public static OnnxNetwork Open(byte[] onnx) => new(onnx, InputName, OutputName);
}

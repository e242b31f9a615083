using System.Numerics.Tensors;

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

    /// <param name="network">One of this kind.</param>
    /// <param name="crop">32 x 32 values of -1..1, row-major.</param>
    /// <param name="digits">Takes the probability of each digit, if the picture is a digit; they sum to 1.</param>
    /// <returns>The probability that the picture is a digit, 0..1.</returns>
    public static float Classify(OnnxNetwork network, ReadOnlySpan<float> crop, Span<float> digits)
    {
        Span<float> logits = stackalloc float[Outputs];
        network.Run(crop, logits);
        var ofDigits = logits[..Digits];
        var highest = TensorPrimitives.Max<float>(ofDigits);
        var sum = 0f;
        for (var i = 0; i < Digits; i++)
        {
            // Relative to the highest, so that none is too large for a float.
            digits[i] = MathF.Exp(ofDigits[i] - highest);
            sum += digits[i];
        }

        TensorPrimitives.Divide(digits, sum, digits);
        return 1 / (1 + MathF.Exp(logits[Digits] - highest) / sum);
    }
}

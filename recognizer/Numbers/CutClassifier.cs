using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// How sure it is that a cut goes where two digits touch: trained on the cuts of numbers composed from MNIST's training digits.
/// </summary>
internal static class CutClassifier
{
    /// <summary>Units of the hidden layer.</summary>
    public const int Hidden = 64;

    private static readonly Lazy<Perceptron> Shipped = new(() => Perceptron.Load("cuts.bin", CutFeatures.Length, Hidden));

    /// <summary>The one that ships, made by <c>dotnet run --project model -- segmentation cuts</c>.</summary>
    public static Perceptron Packaged => Shipped.Value;
}

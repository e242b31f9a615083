using DigitRecognizer.Network;

namespace DigitRecognizer.Reading;

/// <summary>
/// How sure it is that a segment of a line is one whole digit, no more and no less: trained on the segments of numbers composed from MNIST's
/// training digits. It sees what the classifier cannot: what the neighbours are made of and where the line runs.
/// </summary>
internal static class Wholeness
{
    /// <summary>Units of the hidden layer.</summary>
    public const int Hidden = 96;

    private static readonly Lazy<Perceptron> Shipped = new(() => Perceptron.Load("wholeness.bin", SegmentPicture.Length, Hidden));

    /// <summary>The one that ships, made by <c>dotnet run --project model -- segmentation wholeness</c>.</summary>
    public static Perceptron Packaged => Shipped.Value;
}

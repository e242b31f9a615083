using DigitRecognizer.Networks;

namespace DigitRecognizer.Numbers;

/// <summary>
/// Which digit a segment of a line is, or that it is none: a part of one, parts of two, or cut wrongly. Trained on the segments of numbers
/// composed from MNIST's training digits, so it knows what a cut leaves of a digit, and it sees what the classifier of lone digits cannot:
/// what the neighbours are made of and where the line runs.
/// </summary>
internal static class SegmentClassifier
{
    /// <summary>The segment's ink and its neighbours'.</summary>
    public const int Planes = 2;

    /// <summary>Digits that it tells apart; its next answer means none.</summary>
    public const int Digits = SmallConvolution.Outputs - 1;

    private static readonly Lazy<SmallConvolution> Shipped =
        new(() => SmallConvolution.Load(PackagedWeights.Read("segments.bin"), Planes, SegmentFeatures.Measures));

    /// <summary>The one that ships, made by <c>dotnet run --project model -- segmentation segments</c>.</summary>
    public static SmallConvolution Packaged => Shipped.Value;
}

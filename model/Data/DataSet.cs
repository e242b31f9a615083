namespace DigitRecognizer.Model.Data;

/// <summary>What a training needs.</summary>
/// <param name="Name">For titles, such as <c>MNIST</c>.</param>
/// <param name="Train">Pictures to learn from; the last of them serve as validation.</param>
/// <param name="Test">Pictures read once, at the end.</param>
/// <param name="Labels">A name for each class, or null where the classes are the digits.</param>
public sealed record DataSet(string Name, LabelledImages Train, LabelledImages Test, IReadOnlyList<string>? Labels)
{
    private const int LargestValidation = 5000, ValidationShare = 6;

    /// <summary>How many classes the labels name, at least 2.</summary>
    public int Classes => Labels?.Count ?? Math.Max(2, Train.Labels.Max() + 1);

    /// <summary>Divides the training pictures: the last 5,000, or a sixth of a small set, choose and calibrate, the others teach.</summary>
    public (LabelledImages Train, LabelledImages Validation) Split()
    {
        var validation = Math.Min(LargestValidation, Train.Count / ValidationShare);
        return (Train.Slice(0, Train.Count - validation), Train.Slice(Train.Count - validation, validation));
    }
}

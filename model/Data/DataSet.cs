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

    /// <summary>The set itself, if a training can use it.</summary>
    /// <exception cref="InvalidDataException">Too few pictures, or names that do not fit them.</exception>
    public DataSet Checked()
    {
        if (Train.Count < ValidationShare || Test.Count == 0)
        {
            throw new InvalidDataException($"{Name} holds {Train.Count} pictures to train with and {Test.Count} to test with; at least {ValidationShare} and 1 are needed.");
        }

        if (Labels is not null && Array.Find([.. Labels], name => name.Length == 0 || name.Contains(',', StringComparison.Ordinal)) is { } wrong)
        {
            throw new InvalidDataException($"{Name} calls a class '{wrong}': a name is not empty and has no comma, as the weights file lists them with commas between.");
        }

        var largest = Math.Max(Train.Labels.Max(), Test.Labels.Max());
        return Labels is null || largest < Labels.Count ? this
            : throw new InvalidDataException($"{Name} names {Labels.Count} classes, and its labels go up to {largest}: the first name belongs to label 0.");
    }

    /// <summary>Divides the training pictures: the last 5,000, or a sixth of a small set, choose and calibrate, the others teach.</summary>
    public (LabelledImages Train, LabelledImages Validation) Split()
    {
        var validation = Math.Min(LargestValidation, Train.Count / ValidationShare);
        return (Train.Slice(0, Train.Count - validation), Train.Slice(Train.Count - validation, validation));
    }
}

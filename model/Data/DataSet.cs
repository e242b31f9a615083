using System.Globalization;

namespace DigitRecognizer.Model.Data;

/// <summary>A data set to train with.</summary>
/// <param name="Name">For titles, such as <c>MNIST</c>.</param>
/// <param name="Train">Training pictures; the last of them are the validation set.</param>
/// <param name="Test">Test pictures, read only once, at the end.</param>
/// <param name="Labels">A name for each class; null if classes have only numbers.</param>
/// <param name="AreDigits">Whether the classes are the ten digits.</param>
public sealed record DataSet(string Name, LabelledImages Train, LabelledImages Test, IReadOnlyList<string>? Labels, bool AreDigits)
{
    private const int MaxValidation = 5000, ValidationShare = 6;

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>
    /// A data set with optional class names. Classes named 0 to 9 are the digits.
    /// </summary>
    public static DataSet Named(string name, LabelledImages train, LabelledImages test, IReadOnlyList<string>? names) =>
        names is not null && names.SequenceEqual(Digits, StringComparer.Ordinal)
            ? new DataSet(name, train, test, Labels: null, AreDigits: true)
            : new DataSet(name, train, test, names, AreDigits: false);

    /// <summary>Number of classes, at least 2: that of the names, or of the labels in use.</summary>
    public int Classes => AreDigits ? Digits.Length : Labels?.Count ?? Math.Max(2, LargestLabel + 1);

    private int LargestLabel => Math.Max(Train.Labels.Max(), Test.Labels.Max());

    /// <summary>The name of class number <paramref name="label"/>, or the number.</summary>
    public string NameOf(int label) => Labels?[label] ?? label.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the data set if it is valid.</summary>
    /// <exception cref="InvalidDataException">Too few pictures, or names that do not fit them.</exception>
    public DataSet Checked()
    {
        if (Train.Count < ValidationShare || Test.Count == 0)
        {
            throw new InvalidDataException(
                $"{Name} contains {Train.Count} training and {Test.Count} test pictures; at least {ValidationShare} and 1 are needed.");
        }

        if (Labels is not null
            && Array.Find([.. Labels], name => name.Length == 0 || name.Contains(',', StringComparison.Ordinal)) is { } wrong)
        {
            throw new InvalidDataException(
                $"{Name} names a class '{wrong}': a name must not be empty or contain a comma.");
        }

        return LargestLabel < Classes ? this
            : throw new InvalidDataException(
                $"{Name} has {Classes} class names, but its labels go up to {LargestLabel}: add names, the first for label 0.");
    }

    /// <summary>Splits the training pictures: the last 5,000, or a sixth of a small set, are for validation and calibration.</summary>
    public (LabelledImages Train, LabelledImages Validation) Split()
    {
        var validation = Math.Min(MaxValidation, Train.Count / ValidationShare);
        return (Train.Slice(0, Train.Count - validation), Train.Slice(Train.Count - validation, validation));
    }
}

namespace DigitRecognizer.Model.Data;

/// <summary>What a training needs.</summary>
/// <param name="Name">For titles, such as <c>MNIST</c>.</param>
/// <param name="Train">Pictures to learn from; the last of them serve as validation.</param>
/// <param name="Test">Pictures read once, at the end.</param>
/// <param name="Labels">A name for each class, or null where the classes are the digits.</param>
public sealed record DataSet(string Name, LabelledImages Train, LabelledImages Test, IReadOnlyList<string>? Labels);

namespace DigitRecognizer.Networks;

/// <summary>Information about a model from its weights file.</summary>
/// <param name="Name">The network's name from the file's metadata, such as <c>lenet-5</c>.</param>
/// <param name="Version">The first 12 hexadecimal digits of the file's SHA-256.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Labels">A name for each class; null where classes have only numbers.</param>
/// <param name="ReadsDigits">Whether the classes are the ten digits.</param>
public sealed record ModelInfo(string Name, string Version, int Classes, IReadOnlyList<string>? Labels, bool ReadsDigits);

namespace DigitRecognizer.Networks;

/// <summary>What a weights file says of itself.</summary>
/// <param name="Name">The network's name from the file's metadata, such as <c>lenet-5</c>.</param>
/// <param name="Version">The first 12 hexadecimal digits of the file's SHA-256.</param>
/// <param name="Classes">How many probabilities an answer has.</param>
/// <param name="Labels">A name for each class, or null where they have none but their numbers.</param>
/// <param name="ReadsDigits">Whether the classes are the ten digits, and not what somebody trained it on instead.</param>
public sealed record ModelInfo(string Name, string Version, int Classes, IReadOnlyList<string>? Labels, bool ReadsDigits);

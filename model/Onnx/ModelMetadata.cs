using System.Globalization;

namespace DigitRecognizer.Model.Onnx;

/// <summary>The metadata of a weights file.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Trained">Date of the training.</param>
/// <param name="DataHash">SHA-256 over the training images and labels, hexadecimal.</param>
/// <param name="Labels">A name for each class if the classes are not the digits; no name contains a comma.</param>
/// <param name="ReadsDigits">Whether the classes are the ten digits: only then the digit detector is applied to its answers.</param>
/// <param name="TestError">Share of the test images that the recognizer misreads, 0..1; null if not measured.</param>
public sealed record ModelMetadata(string Name, DateOnly Trained, string DataHash, IReadOnlyList<string>? Labels = null,
    bool ReadsDigits = false, double? TestError = null)
{
    /// <summary>The key and value pairs of the file.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToPairs(int classes)
    {
        yield return new("name", Name);
        yield return new("classes", classes.ToString(CultureInfo.InvariantCulture));
        yield return new("trained", Trained.ToString("O", CultureInfo.InvariantCulture));
        yield return new("data_hash", DataHash);
        yield return new("reads_digits", ReadsDigits && classes == 10 ? "true" : "false");
        if (Labels is not null)
        {
            yield return new("labels", string.Join(',', Labels));
        }

        if (TestError is { } error)
        {
            yield return new("test_error", error.ToString("0.######", CultureInfo.InvariantCulture));
        }
    }
}

using System.Globalization;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Writes all answers to a CSV file: wrong ones by falling confidence, then correct ones by rising confidence.</summary>
internal static class AnswerList
{
    private const string Header = "file,label,predicted,confidence,accepted,group,source";

    /// <param name="answers">In any order.</param>
    /// <param name="names">One for each class; -1 stands for no class.</param>
    /// <param name="path">To write.</param>
    public static void Save(IEnumerable<Answer> answers, IReadOnlyList<string> names, string path) =>
        File.WriteAllLines(path, [Header, .. answers.OrderByDescending(Badness).Select(answer => Line(answer, names))]);

    private static double Badness(Answer answer) => answer.Correct ? -answer.Confidence : answer.Confidence;

    private static string Line(Answer a, IReadOnlyList<string> names) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Quote(a.Name)},{Name(a.Label, names)},{Name(a.Predicted, names)},{a.Confidence:0.0000},{(a.Accepted ? "yes" : "no")},"
        + $"{Quote(a.Group)},{Quote(a.Source)}");

    private static string Name(int index, IReadOnlyList<string> names) => index < 0 ? "-1" : Quote(names[index]);

    private static string Quote(string text) => text.AsSpan().IndexOfAny(',', '"', '\n') < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.Globalization;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>All answers as a CSV file, the worst first: wrong ones by how sure they were, then right ones by how unsure.</summary>
internal static class AnswerList
{
    private const string Header = "file,label,predicted,confidence,accepted,group,source";

    public static void Save(IEnumerable<Answer> answers, string path) => File.WriteAllLines(path, [Header, .. answers.OrderByDescending(Badness).Select(Line)]);

    private static double Badness(Answer answer) => answer.Correct ? -answer.Confidence : answer.Confidence;

    private static string Line(Answer a) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Quote(a.Name)},{a.Label},{a.Predicted},{a.Confidence:0.0000},{(a.Accepted ? "yes" : "no")},{Quote(a.Group)},{Quote(a.Source)}");

    private static string Quote(string text) => text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

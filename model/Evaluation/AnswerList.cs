using System.Globalization;
using nietras.SeparatedValues;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Writes all answers to a CSV file: wrong ones by falling confidence, then correct ones by rising confidence.</summary>
internal static class AnswerList
{
    /// <param name="answers">In any order.</param>
    /// <param name="names">One for each class; -1 stands for no class.</param>
    /// <param name="path">To write.</param>
    public static void Save(IEnumerable<Answer> answers, IReadOnlyList<string> names, string path)
    {
        using var writer = Sep.New(',').Writer(options => options with { Escape = true }).ToFile(path);
        foreach (var answer in answers.OrderByDescending(Badness))
        {
            using var row = writer.NewRow();
            row["file"].Set(answer.Name);
            row["label"].Set(Name(answer.Label, names));
            row["predicted"].Set(Name(answer.Predicted, names));
            row["confidence"].Set(CultureInfo.InvariantCulture, $"{answer.Confidence:0.0000}");
            row["accepted"].Set(answer.Accepted ? "yes" : "no");
            row["group"].Set(answer.Group);
            row["source"].Set(answer.Source);
        }
    }

    private static double Badness(Answer answer) => answer.Correct ? -answer.Confidence : answer.Confidence;

    private static string Name(int index, IReadOnlyList<string> names) => index < 0 ? "-1" : names[index];
}

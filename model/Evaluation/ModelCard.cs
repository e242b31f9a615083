using System.Globalization;
using System.Text;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Writes measured figures between two markers of the model card; the rest of it is written by hand.</summary>
public static class ModelCard
{
    private const string Begin = "<!-- figures: written by the command card -->", End = "<!-- end of figures -->";

    /// <exception cref="InvalidDataException">The markers are missing.</exception>
    public static string Fill(string card, string figures)
    {
        int begin = card.IndexOf(Begin, StringComparison.Ordinal), end = card.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{card[..(begin + Begin.Length)]}\n\n{figures.Trim()}\n\n{card[end..]}"
            : throw new InvalidDataException($"The model card needs the lines '{Begin}' and '{End}' around its figures.");
    }

    /// <summary>A table of groups and their total.</summary>
    public static string Groups(Report report)
    {
        var text =
            new StringBuilder(
            "| group | pictures | correct | accuracy | mean of sources | accepted | correct of accepted "
            + "|\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var line in report.Groups.Append(report.Total))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {line.Name} | {line.Count} | {line.Right} | {Percentage.Of(line.Accuracy)} | {Percentage.Of(line.BySource)} | "
                    + $"{Percentage.Of(line.Accepted, line.Count)} | {Percentage.Of(line.AcceptedRight, line.Accepted)} |\n");
        }

        return text.ToString();
    }

    /// <summary>A CSV file as a table.</summary>
    public static string Table(string csv)
    {
        var rows = CsvFile.Read(csv).ToArray();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"| {string.Join(" | ", rows[0].Keys)} |\n|{string.Join('|', rows[0].Keys.Select((_, i) => i == 0 ? "---" : "--:"))}|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Values)} |\n");
        }

        return text.ToString();
    }
}

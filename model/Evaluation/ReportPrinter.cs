using System.Globalization;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Shows a report in the terminal.</summary>
internal static class ReportPrinter
{
    public static void Print(IAnsiConsole console, Report report, ModelInfo model)
    {
        console.WriteLine($"{model.Name}, version {model.Version}");
        var table = new Table().RoundedBorder()
            .AddColumns("group", "pictures", "correct", "accuracy", "error", "mean of sources", "accepted", "correct of accepted");
        foreach (var line in report.Groups.Append(report.Total))
        {
            table.AddRow(
                Markup.Escape(line.Name),
                Text(line.Count),
                Text(line.Right),
                Percentage.Of(line.Accuracy),
                Percentage.Of(1 - line.Accuracy),
                Percentage.Of(line.BySource),
                Text(line.Accepted),
                Percentage.Of(line.AcceptedRight, line.Accepted));
        }

        console.Write(table);
        console.WriteLine($"Expected calibration error {Percentage.Of(report.CalibrationError)} ({Calibration.Bins} bins)");
        console.Write(Confusion(report, model));
    }

    private static Table Confusion(Report report, ModelInfo model)
    {
        var counts = report.Confusion();
        var names = model.ClassNames();
        var table = new Table().RoundedBorder().Title("true class (rows), answered class (columns)").AddColumn(string.Empty);
        foreach (var name in names)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }

        for (var row = 0; row < model.Classes; row++)
        {
            table.AddRow([Markup.Escape(names[row]),
                .. Enumerable.Range(0, model.Classes).Select(column => Count(counts[row, column], row == column))]);
        }

        return table;
    }

    private static string Count(int count, bool right) => count == 0 ? "[grey]·[/]" : right ? Text(count) : $"[red]{Text(count)}[/]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

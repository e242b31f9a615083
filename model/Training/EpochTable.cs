using System.Globalization;
using DigitRecognizer.Model.Evaluation;
using Spectre.Console;

namespace DigitRecognizer.Model.Training;

/// <summary>The columns of the epoch table in both logs.</summary>
internal static class EpochTable
{
    public static readonly string[] Columns = ["epoch", "train loss", "validation loss", "validation error", "learning rate", "seconds"];

    public static Table Create()
    {
        var table = new Table().RoundedBorder();
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    public static string[] Row(EpochResult result) =>
    [
        result.Epoch.ToString(CultureInfo.InvariantCulture),
        result.TrainLoss.ToString("0.0000", CultureInfo.InvariantCulture),
        result.ValidationLoss.ToString("0.0000", CultureInfo.InvariantCulture),
        Percentage.Of(result.ValidationError),
        result.LearningRate.ToString("0.00000", CultureInfo.InvariantCulture),
        result.Seconds.ToString("0", CultureInfo.InvariantCulture),
    ];
}

using Spectre.Console;

namespace DigitRecognizer.Model.Training;

/// <summary>One line an epoch, for output that goes into a file.</summary>
public sealed class PlainLog(IAnsiConsole console) : ITrainingLog
{
    public void Step(int epoch, double done, double loss)
    {
        // A file wants no progress bar.
    }

    public void Epoch(EpochResult result)
    {
        var row = EpochTable.Row(result);
        console.WriteLine(string.Join("  ", EpochTable.Columns.Zip(row, (column, value) => $"{column} {value}")));
    }
}

using System.Globalization;

namespace DigitRecognizer.Model.Training;

/// <summary>Writes one line for each epoch, for output that is redirected to a file.</summary>
public sealed class PlainLog(TextWriter output) : ITrainingLog
{
    public void Begin(string network, int epochs) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network}, {epochs} epochs:"));

    public void Step(int epoch, double done, double loss)
    {
        // No progress bar in a file.
    }

    public void Epoch(EpochResult result)
    {
        var row = EpochTable.Row(result);
        output.WriteLine(string.Join("  ", EpochTable.Columns.Zip(row, (column, value) => $"{column} {value}")));
    }
}

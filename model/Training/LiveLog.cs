using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DigitRecognizer.Model.Training;

/// <summary>A growing table with a progress bar under it, for a terminal.</summary>
public sealed class LiveLog(LiveDisplayContext display, int epochs) : ITrainingLog
{
    private const int BarWidth = 40;

    private readonly Table _table = EpochTable.Create();
    private long _shown;

    public void Step(int epoch, double done, double loss)
    {
        if (Environment.TickCount64 - _shown < 100 && done < 1)
        {
            return;
        }

        _shown = Environment.TickCount64;
        var whole = (epoch - 1 + done) / epochs;
        var filled = (int)(whole * BarWidth);
        Show(new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] {whole:P0}  epoch {epoch} of {epochs}, loss {loss:0.0000}")));
    }

    public void Epoch(EpochResult result)
    {
        _table.AddRow(EpochTable.Row(result));
        Show(Text.Empty);
    }

    private void Show(IRenderable bar) => display.UpdateTarget(new Rows(_table, bar));
}

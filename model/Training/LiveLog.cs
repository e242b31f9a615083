using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DigitRecognizer.Model.Training;

/// <summary>Shows a table of epochs and a progress bar in a terminal.</summary>
public sealed class LiveLog(LiveDisplayContext display) : ITrainingLog
{
    private const int BarWidth = 40;

    private readonly List<Table> _tables = [];
    private int _epochs;
    private long _shown;

    public void Begin(string network, int epochs)
    {
        _epochs = epochs;
        _tables.Add(EpochTable.Create().Title(network));
        Show(Text.Empty);
    }

    public void Step(int epoch, double done, double loss)
    {
        if (Environment.TickCount64 - _shown < 100 && done < 1)
        {
            return;
        }

        _shown = Environment.TickCount64;
        var whole = (epoch - 1 + done) / _epochs;
        var filled = (int)(whole * BarWidth);
        Show(new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] {whole:P0}  epoch {epoch} of {_epochs}, "
                + $"loss {loss:0.0000}")));
    }

    public void Epoch(EpochResult result)
    {
        _tables[^1].AddRow(EpochTable.Row(result));
        Show(Text.Empty);
    }

    private void Show(IRenderable bar) => display.UpdateTarget(new Rows([.. _tables, bar]));
}

using System.Globalization;
using DigitRecognizer.Model.Training;
using ScottPlot;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Draws plots as PNG files.</summary>
public static class Plots
{
    private const int Width = 640, Height = 420, Square = 560;

    private static readonly string[] Line = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd"];

    /// <summary>Validation error and both losses by epoch.</summary>
    public static void SaveTraining(IReadOnlyList<EpochResult> epochs, string path)
    {
        using var plot = Start();
        double[] numbers = [.. epochs.Select(e => (double)e.Epoch)];
        Add("training loss", e => e.TrainLoss, "#1f77b4");
        Add("validation loss x 10", e => 10 * e.ValidationLoss, "#2ca02c");
        Add("validation error, %", e => 100 * e.ValidationError, "#d62728");
        plot.Axes.SetLimitsY(0, Math.Min(3, epochs.Max(e => Math.Max(e.TrainLoss, 100 * e.ValidationError)) * 1.1));
        plot.XLabel("epoch");
        plot.ShowLegend(Alignment.UpperRight);
        plot.SavePng(path, Width, Height);

        void Add(string name, Func<EpochResult, double> value, string colour)
        {
            var line = plot.Add.Scatter(numbers, epochs.Select(value).ToArray(), Color.FromHex(colour));
            line.LegendText = name;
        }
    }

    /// <summary>Counts by true and answered class, the shade by their share of the true class.</summary>
    public static void SaveConfusion(Report report, IReadOnlyList<string> names, string path)
    {
        using var plot = Start();
        var counts = report.Confusion();
        var shades = new double[names.Count, names.Count];
        for (var row = 0; row < names.Count; row++)
        {
            var sum = Math.Max(1, Enumerable.Range(0, names.Count).Sum(column => counts[row, column]));
            for (var column = 0; column < names.Count; column++)
            {
                // The square root makes the few errors visible beside the many correct answers.
                shades[row, column] = Math.Sqrt((double)counts[row, column] / sum);
                if (counts[row, column] > 0)
                {
                    var text = plot.Add.Text(counts[row, column].ToString(CultureInfo.InvariantCulture), column, names.Count - 1 - row);
                    text.LabelAlignment = Alignment.MiddleCenter;
                    text.LabelFontColor = shades[row, column] > 0.5 ? Colors.White : Colors.Black;
                }
            }
        }

        var map = plot.Add.Heatmap(shades);
        map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        plot.MoveToBottom(map);
        double[] positions = [.. Enumerable.Range(0, names.Count).Select(i => (double)i)];
        plot.Axes.Bottom.SetTicks(positions, [.. names]);
        plot.Axes.Left.SetTicks(positions, [.. names.Reverse()]);
        plot.XLabel("answered");
        plot.YLabel("true");
        plot.SavePng(path, Square, Square);
    }

    /// <summary>Accuracy over confidence, one curve for each set of answers; on the diagonal the confidence is calibrated.</summary>
    /// <param name="sets">At most four, each with its name.</param>
    /// <param name="path">Path of the PNG to write.</param>
    public static void SaveReliability(IReadOnlyList<(string Name, Report Report)> sets, string path)
    {
        using var plot = Start();
        var diagonal = plot.Add.Line(0, 0, 1, 1);
        diagonal.LineColor = Colors.Gray;
        diagonal.LinePattern = LinePattern.Dashed;
        foreach (var ((name, report), number) in sets.Select((set, number) => (set, number)))
        {
            var bins = Calibration.Group(report.Answers).Where(bin => bin.Count > 0).ToArray();
            var colour = Color.FromHex(Line[number]);
            var points = plot.Add.Scatter(bins.Select(bin => bin.Confidence).ToArray(), bins.Select(bin => bin.Accuracy).ToArray(), colour);
            points.MarkerSize = 7;
            points.LegendText = name;
            foreach (var bin in bins)
            {
                var count = plot.Add.Text(bin.Count.ToString(CultureInfo.InvariantCulture), bin.Confidence, bin.Accuracy);
                count.LabelAlignment = number % 2 == 0 ? Alignment.UpperLeft : Alignment.LowerRight;
                count.LabelFontSize = 11;
                count.LabelFontColor = colour;
                count.OffsetX = number % 2 == 0 ? 4 : -2;
            }
        }

        plot.Axes.SetLimits(0, 1.09, 0, 1.05);
        plot.XLabel("stated confidence");
        plot.YLabel("accuracy (number of pictures beside)");
        plot.ShowLegend(Alignment.LowerRight);
        plot.SavePng(path, Square, Square);
    }

    private static Plot Start()
    {
        SystemFont.UseInPlots();
        return new Plot();
    }
}

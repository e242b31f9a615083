using System.Globalization;
using DigitRecognizer.Model.Evaluation;
using ScottPlot;

namespace DigitRecognizer.Load;

/// <summary>Draws throughput over the number of connections: one panel for each request, one line for each number of cores.</summary>
internal static class ScalingPlot
{
    private const int Width = 960, Height = 400;

    private static readonly string[] Colours = ["#d62728", "#1f77b4"];

    public static void Save(int[] connections, IReadOnlyList<ScalingCurve> curves, string path)
    {
        SystemFont.UseInPlots();
        var panels = new Multiplot();
        var requests = curves.GroupBy(curve => curve.Request, StringComparer.Ordinal).ToArray();
        panels.AddPlots(requests.Length);
        panels.Layout = new ScottPlot.MultiplotLayouts.Columns();
        foreach (var (request, index) in requests.Select((request, index) => (request, index)))
        {
            Draw(panels.GetPlot(index), request.Key, connections, [.. request]);
        }

        panels.SavePng(path, Width, Height);
    }

    private static void Draw(Plot plot, string title, int[] connections, ScalingCurve[] curves)
    {
        // Each step doubles the number of connections.
        double[] steps = [.. connections.Select((_, step) => (double)step)];
        foreach (var (curve, number) in curves.Select((curve, number) => (curve, number)))
        {
            var line = plot.Add.Scatter(steps, curve.AnswersPerSecond, Color.FromHex(Colours[number]));
            line.LineWidth = 2;
            line.MarkerSize = 7;
            line.LegendText = curve.Cores == 1 ? "server on one core" : $"server on {curve.Cores} cores";
        }

        plot.Axes.SetLimitsY(0, curves.Max(curve => curve.AnswersPerSecond.Max()) * 1.15);
        plot.Axes.Bottom.SetTicks(steps, [.. connections.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        plot.Title(title);
        plot.XLabel("connections");
        plot.YLabel("answers per second");
        plot.ShowLegend(Alignment.LowerRight);
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>card</c>: measures the figures of the model card and writes them into it.</summary>
internal static class CardCommand
{
    public static Command Create()
    {
        var images = new Option<DirectoryInfo>("--images")
        {
            Description = "Folder of labelled pictures of real digits, as for evaluate.",
            Required = true,
        };
        var seeds = new Option<FileInfo[]>("--seeds")
        {
            Description =
                "Weights files of the same recipe with other seeds: measures them and the packaged weights again and writes "
                + "model/figures/seeds.csv, which the card shows.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("card", "Measure the packaged weights and write the figures and plots of model/README.md.")
        {
            images, seeds, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var data = await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken);
            var folder = result.GetValue(images)!.FullName;
            if (result.GetValue(seeds) is { Length: > 0 } others)
            {
                await File.WriteAllLinesAsync(RepositoryPaths.Seeds,
                    SeedTable.Measure([new FileInfo(RepositoryPaths.Model), .. others], data, folder), cancellationToken);
            }

            var onnx = await File.ReadAllBytesAsync(RepositoryPaths.Model, cancellationToken);
            var figures = new StringBuilder();
            Describe(figures, onnx, data, folder);
            figures.Append("\n### The same recipe with other seeds\n\n").Append(ModelCard.Table(RepositoryPaths.Seeds));
            figures.Append("\n### Ablation\n\n").Append(ModelCard.Table(RepositoryPaths.Ablations));
            var card = await File.ReadAllTextAsync(RepositoryPaths.Card, cancellationToken);
            await File.WriteAllTextAsync(RepositoryPaths.Card, ModelCard.Fill(card, figures.ToString()), cancellationToken);
            AnsiConsole.WriteLine($"Wrote {RepositoryPaths.Card}.");
        }));
        return command;
    }

    private static void Describe(StringBuilder text, byte[] onnx, DataSet data, string folder)
    {
        using var network = LeNet.Load(onnx);
        var evaluator = new Evaluator(network);
        var test = new Report(evaluator.Read(data), network.Info.Classes);
        var real = new Report(evaluator.Read(SampleFolder.Find(folder)), network.Info.Classes);
        Directory.CreateDirectory(RepositoryPaths.Figures);
        Plots.SaveConfusion(test, network.Info.ClassNames(), Path.Combine(RepositoryPaths.Figures, "confusion.png"));
        Plots.SaveReliability(
            [("MNIST's test pictures", test), ("real digits", real)], Path.Combine(RepositoryPaths.Figures, "reliability.png"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"Version `{network.Info.Version}`, {onnx.Length:N0} bytes.\n\n### MNIST, {data.Test.Count:N0} test pictures\n\n"
            + $"| | |\n|---|--:|\n");
        text.Append(
            CultureInfo.InvariantCulture, $"| error through the recognizer, as served | {Percentage.Of(1 - test.Total.Accuracy)} |\n");
        text.Append(CultureInfo.InvariantCulture,
            $"| error of the network alone | {Percentage.Of(RawReader.MeasureError(network, data.Test))} |\n");
        text.Append(CultureInfo.InvariantCulture,
            $"| expected calibration error ({Calibration.Bins} bins) | {Percentage.Of(test.CalibrationError)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| answers accepted | {Percentage.Of(test.Total.Accepted, test.Total.Count)} |\n");
        text.Append("\n### Real digits, drawn and photographed\n\n").Append(ModelCard.Groups(real));
        text.Append(CultureInfo.InvariantCulture, $"\nExpected calibration error {Percentage.Of(real.CalibrationError)}.\n");
    }
}

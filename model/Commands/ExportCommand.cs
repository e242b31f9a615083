using System.CommandLine;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>export</c>: exports the best weights of an unfinished training.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--output", "-o")
        {
            Description = "The weights file to write.",
            DefaultValueFactory = _ => new FileInfo("lenet-unfinished.onnx"),
        };
        var command = new Command("export", "Write the best weights so far of an interrupted or running training.")
        {
            output, CommonOptions.Data, CommonOptions.Classes, CommonOptions.Date, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            TorchRuntime.EnsureStarted();
            var data = await CommonOptions.OpenDataAsync(result, cancellationToken);
            using var network = new Checkpoint(CommonOptions.CheckpointFolder(result)).LoadBest(CommonOptions.CountClasses(result, data));
            var summary = Packaging.Write(network, data, result.GetValue(CommonOptions.Date), result.GetValue(output)!.FullName);
            AnsiConsole.WriteLine(summary);
        }));
        return command;
    }
}

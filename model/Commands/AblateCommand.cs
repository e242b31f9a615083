using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>ablate</c>: trains without each part of the recipe to measure its effect.</summary>
internal static class AblateCommand
{
    public static Command Create()
    {
        var epochs = new Option<int>(
            "--epochs")
        { Description = "Passes of each training; few are enough to compare.", DefaultValueFactory = _ => 6 };
        var images = new Option<DirectoryInfo>(
            "--images")
        { Description = "Folder of labelled pictures to judge by, as for evaluate.", Required = true };
        var output = new Option<FileInfo>("--output", "-o")
        {
            Description = "The table (CSV) to write; the model card shows it.",
            DefaultValueFactory = _ => new FileInfo(RepositoryPaths.Ablations),
        };
        var command = new Command("ablate",
            "Train several times, each time with one part of the recipe left out, and compare on validation and on your pictures.")
        {
            epochs, images, output, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            TorchRuntime.EnsureStarted();
            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var data = await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var (train, validation) = data.Split();
            var check = ValidationSet.Normalize(validation);
            var samples = SampleFolder.Find(result.GetValue(images)!.FullName);
            var whole =
                new TrainingOptions { Epochs = result.GetValue(epochs), TeacherEpochs = result.GetValue(epochs), StraightEpochs = 1 };
            List<string> lines = [string.Create(
                CultureInfo.InvariantCulture, $"left out ({whole.Epochs} epochs),validation error,real digits correct,mean of sources")];
            foreach (var (name, options) in Ablation.All(whole))
            {
                var checkpoint = new Checkpoint(Path.Combine(cache, "ablation"));
                using var network = await new LeNetTraining(options, checkpoint, new PlainLog(TextWriter.Null))
                    .RunAsync(train, validation, data.Classes, resume: false, cancellationToken);
                var metadata = new ModelMetadata("ablation", CommonOptions.Today, string.Empty, ReadsDigits: true);
                using var served = LeNet.Load(OnnxExporter.Export(network.Fold(check.FitTemperature(network)), metadata));
                var total = new Report(new Evaluator(served).Read(samples), data.Classes).Total;
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture, $"\"{name}\",{check.Measure(network).Error:P2},{total.Accuracy:P2},{total.BySource:P2}"));
                AnsiConsole.WriteLine(lines[^1]);
                await File.WriteAllLinesAsync(result.GetValue(output)!.FullName, lines, cancellationToken);
            }
        }));
        return command;
    }
}

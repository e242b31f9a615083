using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>train</c>: data set in, <c>lenet.onnx</c> out.</summary>
internal static class TrainCommand
{
    private const int ValidationCount = 5000;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--output", "-o") { Description = "The weights file to write.", DefaultValueFactory = _ => new FileInfo(RepositoryPaths.Model) };
        var epochs = new Option<int>("--epochs") { Description = "Passes over the training pictures.", DefaultValueFactory = _ => new TrainingOptions().Epochs };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same weights on the same machine.", DefaultValueFactory = _ => 1 };
        var resume = new Option<bool>("--resume") { Description = "Go on from the last whole epoch of an interrupted training." };
        var command = new Command("train", "Train LeNet-5 on MNIST, or on your own pictures, and write lenet.onnx.") { output, epochs, seed, resume, CommonOptions.Cache };
        command.SetAction(async (result, cancellationToken) =>
        {
            TorchRuntime.EnsureStarted();
            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var data = await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var options = new TrainingOptions { Epochs = result.GetValue(epochs), Seed = result.GetValue(seed) };
            var split = data.Train.Count - ValidationCount;
            var validation = data.Train.Slice(split, ValidationCount);
            var checkpoint = new Checkpoint(Path.Combine(cache, "training"));
            var network = await WithLogAsync(options.Epochs, log =>
                new Trainer(options, checkpoint, log).TrainAsync(data.Train.Slice(0, split), validation, 10, result.GetValue(resume), cancellationToken));
            var temperature = ValidationSet.Normalize(validation).FitTemperature(network);
            var metadata = new ModelMetadata("lenet-5", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), data.Train.Hash(), data.Labels);
            await File.WriteAllBytesAsync(result.GetValue(output)!.FullName, OnnxExporter.Export(network.Fold(temperature), metadata), cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Wrote {result.GetValue(output)!.FullName}, temperature {temperature:0.000}");
            return 0;
        });
        return command;
    }

    private static async Task<LeNetModule> WithLogAsync(int epochs, Func<ITrainingLog, Task<LeNetModule>> train) =>
        AnsiConsole.Profile.Out.IsTerminal
            ? await AnsiConsole.Live(Text.Empty).StartAsync(display => train(new LiveLog(display, epochs)))
            : await train(new PlainLog(AnsiConsole.Console));
}

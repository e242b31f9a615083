using System.CommandLine;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>train</c>: data set in, <c>lenet.onnx</c> out.</summary>
internal static class TrainCommand
{
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "Passes over the training pictures." };

    private static readonly Option<int?> TeacherEpochs = new("--teacher-epochs") { Description = "Passes in which a larger network learns first, which LeNet then imitates; 0 for none." };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed, data and date give the same file, byte for byte, on the same machine.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "A short training, under two minutes on two cores, to about 1 % error." };

    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on from the last whole epoch of an interrupted training." };

    private static readonly Option<int?> Classes = new("--classes") { Description = "Number of classes, where it is more than the data's labels show." };

    public static Command Create()
    {
        var command = new Command("train", "Train LeNet-5 on MNIST, or on your own pictures, and write lenet.onnx. Ctrl-C keeps the best weights so far.")
        {
            CommonOptions.Output, CommonOptions.Data, Classes, Epochs, TeacherEpochs, Quick, Seed, Resume, CommonOptions.Date, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(() => TrainAsync(result, cancellationToken)));
        return command;
    }

    private static async Task TrainAsync(ParseResult result, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureStarted();
        var data = await CommonOptions.OpenDataAsync(result, cancellationToken);
        var classes = CountClasses(result.GetValue(Classes), data);
        var options = Recipe(result, data);
        var checkpoint = new Checkpoint(CommonOptions.CheckpointFolder(result));
        var (train, validation) = data.Split();
        try
        {
            using var network = await WatchAsync(log =>
                new LeNetTraining(options, checkpoint, log).RunAsync(train, validation, classes, result.GetValue(Resume), cancellationToken));
            AnsiConsole.WriteLine(Packaging.Write(network, data, result.GetValue(CommonOptions.Date), result.GetValue(CommonOptions.Output)!.FullName));
        }
        catch (OperationCanceledException) when (checkpoint.HasBest)
        {
            AnsiConsole.WriteLine("Stopped. The same command with --resume goes on; export writes the best weights so far.");
            throw;
        }
    }

    private static TrainingOptions Recipe(ParseResult result, DataSet data)
    {
        var options = result.GetValue(Quick) ? TrainingOptions.Quick : new TrainingOptions();
        options = options with
        {
            Epochs = result.GetValue(Epochs) ?? options.Epochs,
            TeacherEpochs = result.GetValue(TeacherEpochs) ?? options.TeacherEpochs,
            Seed = result.GetValue(Seed),
        };
        return data.Labels is null && data.Classes == 10 ? options : options with { Augmentation = options.Augmentation with { Designs = 0 } };
    }

    private static int CountClasses(int? asked, DataSet data)
    {
        var classes = asked ?? data.Classes;
        return classes >= data.Classes && classes <= 255 && (data.Labels is null || classes == data.Classes)
            ? classes
            : throw new InvalidOperationException($"--classes {classes} does not fit the data, which has {data.Classes} classes{(data.Labels is null ? "" : ", each with a name")}.");
    }

    private static async Task<LeNetModule> WatchAsync(Func<ITrainingLog, Task<LeNetModule>> train) =>
        AnsiConsole.Profile.Out.IsTerminal
            ? await AnsiConsole.Live(Text.Empty).StartAsync(display => train(new LiveLog(display)))
            : await train(new PlainLog(Console.Out));
}

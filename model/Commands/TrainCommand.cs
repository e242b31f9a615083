using System.CommandLine;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Model.Training;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>train</c>: trains LeNet-5 on a data set and writes <c>lenet.onnx</c>.</summary>
internal static class TrainCommand
{
    private static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = TrainingFiles.WeightsRule };

    private static readonly Option<FileInfo?> Plot = new("--plot") { Description = TrainingFiles.PlotRule };

    private static readonly Option<int?> Epochs = new("--epochs") { Description = "Passes over the training pictures." };

    private static readonly Option<int?> TeacherEpochs = new("--teacher-epochs")
    {
        Description = "Passes of the larger network that LeNet is distilled from; 0 for none.",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same seed, data and date give the same file, byte for byte, on the same machine.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Quick =
        new("--quick") { Description = "A short training, under two minutes on two cores, to about 1 % error." };

    private static readonly Option<bool> Resume =
        new("--resume") { Description = "Continue an interrupted training after its last complete epoch." };

    private static readonly Option<bool> Restart =
        new("--restart") { Description = "Discard the interrupted training in the cache folder and start again." };

    public static Command Create()
    {
        var command = new Command(
            "train", "Train LeNet-5 on MNIST, or on your own pictures, and write an ONNX file. Ctrl-C keeps the best weights so far.")
        {
            Output, Plot, CommonOptions.Data, CommonOptions.Classes, Epochs, TeacherEpochs, Quick, Seed, Resume, Restart,
            CommonOptions.Date, CommonOptions.Cache,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Resume) && result.GetValue(Restart))
            {
                result.AddError("--resume and --restart exclude each other: give only one of them.");
            }
        });
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(() => TrainAsync(result, cancellationToken)));
        return command;
    }

    private static async Task TrainAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkpoint = new Checkpoint(CommonOptions.CheckpointFolder(result));
        if (checkpoint.Unfinished && !result.GetValue(Resume) && !result.GetValue(Restart))
        {
            throw new UnfinishedTrainingException(
                $"{CommonOptions.CheckpointFolder(result)} contains an unfinished training: add --resume to continue it, --restart to "
                + "discard it, or --cache FOLDER to keep it and train in another folder.");
        }

        TorchRuntime.EnsureStarted();
        var data = await CommonOptions.OpenDataAsync(result, cancellationToken);
        var classes = CommonOptions.CountClasses(result, data);
        var options = Recipe(result, data);
        var files = TrainingFiles.Choose(
            result.GetValue(Output)?.FullName,
            result.GetValue(Plot)?.FullName,
            result.GetValue(CommonOptions.Data) is null ? null : data.Name,
            classes,
            options);
        var (train, validation) = data.Split();
        try
        {
            using var network = await WatchAsync(log =>
                new LeNetTraining(options, checkpoint, log)
                    .RunAsync(train, validation, classes, result.GetValue(Resume), cancellationToken));
            AnsiConsole.WriteLine(Packaging.Write(network, data, result.GetValue(CommonOptions.Date), files.Weights));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(files.Plot))!);
            Plots.SaveTraining(checkpoint.History, files.Plot);
            checkpoint.Finish();
        }
        catch (OperationCanceledException)
        {
            AnsiConsole.WriteLine(
                checkpoint.Exists ? "Stopped. The same command with --resume continues; export writes the best weights so far."
                : checkpoint.OfTeacher.Exists ? "Stopped during the training of the teacher. The same command with --resume continues."
                : "Stopped before the end of the first epoch: nothing was saved.");
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
        if (options.Epochs < 1 || options.TeacherEpochs < 0)
        {
            throw new InvalidOperationException("--epochs must be at least 1 and --teacher-epochs at least 0.");
        }

        return data.AreDigits ? options : options with { Augmentation = options.Augmentation with { Designs = 0 } };
    }

    private static async Task<LeNetModule> WatchAsync(Func<ITrainingLog, Task<LeNetModule>> train) =>
        AnsiConsole.Profile.Out.IsTerminal
            ? await AnsiConsole.Live(Text.Empty).StartAsync(display => train(new LiveLog(display)))
            : await train(new PlainLog(Console.Out));
}

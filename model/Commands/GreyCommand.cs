using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Model.GreyTraining;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>grey</c>: trains the classifier of the grey pictures around doubtful digits.</summary>
internal static class GreyCommand
{
    private const int Seed = 7, CheckSeed = 8, CheckedPictures = 6000, FullPictures = 450_000, FullEpochs = 14;

    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description =
                "The file to write. Default: the network packaged with the recognizer; with other values of --pictures or --epochs "
                + "grey-trial.onnx in the working directory.",
        };
        var count = new Option<int>("--pictures", "-n")
        {
            Description = "How many pictures to draw; every second one is a digit.",
            DefaultValueFactory = _ => FullPictures
        };
        var epochs = new Option<int>("--epochs") { Description = "Passes over the pictures.", DefaultValueFactory = _ => FullEpochs };
        var command = new Command("grey", "Train the network that reads the grey picture around a doubtful digit.")
        {
            output, count, epochs, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var total = result.GetValue(count);
            var trainer = new PoolTrainer(result.GetValue(epochs), Seed);
            if (total < PoolTrainer.MinPictures)
            {
                throw new InvalidOperationException($"--pictures must be at least {PoolTrainer.MinPictures}, the size of one batch.");
            }

            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var (train, validation) = (await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken)).Split();
            var glyphs = await StrokeFonts.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var outlines = await HandwritingFonts.LoadAsync(
                cache, HandwritingFonts.Training, AnsiConsole.WriteLine, cancellationToken);
            var pool = PicturePool.Draw(
                new GreyPictures(train, glyphs, outlines), total, Seed, done => Report(done, total), cancellationToken);
            using var network = trainer.Train(() => new GreyModule(), pool, Report, cancellationToken);
            network.eval();
            var file = network.Export();
            await File.WriteAllBytesAsync(
                result.GetValue(output)?.FullName ?? ChooseOutput(total, result.GetValue(epochs)), file, cancellationToken);
            using var classifier = GreyClassifier.Open(file);
            var unseen = await HandwritingFonts.LoadAsync(cache, HandwritingFonts.HeldOut, AnsiConsole.WriteLine, cancellationToken);
            var pictures = new GreyPictures(validation, glyphs, unseen);
            foreach (var line in GreyEvaluation.Measure(classifier, pictures, CheckSeed, CheckedPictures))
            {
                AnsiConsole.WriteLine(line);
            }
        }));
        return command;
    }

    /// <summary>Only a training of full length replaces the packaged network by default.</summary>
    internal static string ChooseOutput(int pictures, int epochs) =>
        pictures == FullPictures && epochs == FullEpochs ? RepositoryPaths.Grey : Path.GetFullPath("grey-trial.onnx");

    private static void Report(int drawn, int pictures) =>
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drew {drawn:N0} of {pictures:N0} pictures"));

    private static void Report(int epoch, double loss) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

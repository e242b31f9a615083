using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>detector</c>: trains the detector of pictures that hold no digit.</summary>
internal static class DetectorCommand
{
    private const int Seed = 5, CheckSeed = 6, Checked = 6000, WholePictures = 400_000, WholeEpochs = 10;

    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description =
                "The detector to write. Without it: the one built into the recognizer; with other numbers of pictures or epochs "
                + "detector-trial.onnx in the working directory.",
        };
        var count = new Option<int>("--pictures", "-n")
        {
            Description = "How many pictures to draw, every second a digit.",
            DefaultValueFactory = _ => WholePictures
        };
        var epochs = new Option<int>("--epochs") { Description = "How often to learn from each.", DefaultValueFactory = _ => WholeEpochs };
        var command = new Command("detector", "Train the detector that tells digits from letters, scribbles and shapes.") { output, count,
            epochs, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var pictures = result.GetValue(count);
            var trainer = new DetectorTrainer(result.GetValue(epochs), Seed);
            if (pictures < DetectorTrainer.MinPictures)
            {
                throw new InvalidOperationException(
                    $"--pictures is at least {DetectorTrainer.MinPictures}: with fewer nothing is learned.");
            }

            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var (train, validation) = (await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken)).Split();
            var glyphs = await StrokeFonts.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var pool =
                PicturePool.Draw(new DetectorPictures(train, glyphs), pictures, Seed, done => Report(done, pictures), cancellationToken);
            var file = trainer.Train(pool, Report, cancellationToken);
            await File.WriteAllBytesAsync(
                result.GetValue(output)?.FullName ?? ChooseOutput(pictures, result.GetValue(epochs)), file, cancellationToken);
            using var detector = new DigitDetector(file);
            foreach (var line in new DetectorEvaluation(new DetectorPictures(validation, glyphs), CheckSeed).Measure(detector, Checked))
            {
                AnsiConsole.WriteLine(line);
            }
        }));
        return command;
    }

    /// <summary>Only a whole training replaces the detector that ships unasked.</summary>
    internal static string ChooseOutput(int pictures, int epochs) =>
        pictures == WholePictures && epochs == WholeEpochs ? RepositoryPaths.Detector : Path.GetFullPath("detector-trial.onnx");

    private static void Report(int drawn, int pictures) =>
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drew {drawn:N0} of {pictures:N0} pictures"));

    private static void Report(int epoch, double loss) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.DetectorTraining;
using DigitRecognizer.Model.Onnx;
using DigitRecognizer.Model.Torch;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>detector</c>: trains the detector of pictures that hold no digit.</summary>
internal static class DetectorCommand
{
    private const int Seed = 5, CheckSeed = 6, CheckedPictures = 6000, FullPictures = 400_000, FullEpochs = 10;

    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description =
                "The file to write. Default: the detector packaged with the recognizer; with other values of --pictures or --epochs "
                + "detector-trial.onnx in the working directory.",
        };
        var count = new Option<int>("--pictures", "-n")
        {
            Description = "How many pictures to draw; every second one is a digit.",
            DefaultValueFactory = _ => FullPictures
        };
        var epochs = new Option<int>("--epochs") { Description = "Passes over the pictures.", DefaultValueFactory = _ => FullEpochs };
        var command = new Command("detector", "Train the detector that tells digits from letters, scribbles and shapes.")
        {
            output, count, epochs, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var pictures = result.GetValue(count);
            var trainer = new PoolTrainer(result.GetValue(epochs), Seed);
            if (pictures < PoolTrainer.MinPictures)
            {
                throw new InvalidOperationException(
                    $"--pictures must be at least {PoolTrainer.MinPictures}, the size of one batch.");
            }

            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var (train, validation) = (await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken)).Split();
            var glyphs = await StrokeFonts.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var pool = PicturePool.Draw(
                new DetectorPictures(train, glyphs), pictures, Seed, done => Report(done, pictures), cancellationToken);
            using var network = trainer.Train(
                () => new SmallConvolutionModule(planes: 1, measures: 0), pool, Report, cancellationToken);
            var file = HelperExporter.ExportDetector(network.Export());
            await File.WriteAllBytesAsync(
                result.GetValue(output)?.FullName ?? ChooseOutput(pictures, result.GetValue(epochs)), file, cancellationToken);
            using var detector = new DigitDetector(file);
            var evaluation = new DetectorEvaluation(new DetectorPictures(validation, glyphs), CheckSeed);
            foreach (var line in evaluation.Measure(detector, CheckedPictures))
            {
                AnsiConsole.WriteLine(line);
            }
        }));
        return command;
    }

    /// <summary>Only a training of full length replaces the packaged detector by default.</summary>
    internal static string ChooseOutput(int pictures, int epochs) =>
        pictures == FullPictures && epochs == FullEpochs ? RepositoryPaths.Detector : Path.GetFullPath("detector-trial.onnx");

    private static void Report(int drawn, int pictures) =>
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drew {drawn:N0} of {pictures:N0} pictures"));

    private static void Report(int epoch, double loss) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

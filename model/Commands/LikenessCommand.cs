using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Likeness;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.LikenessTraining;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>likeness</c>: trains the detector of pictures that hold no digit.</summary>
internal static class LikenessCommand
{
    private const int Seed = 5, CheckSeed = 6, Checked = 6000;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--output", "-o") { Description = "The detector to write.", DefaultValueFactory = _ => new FileInfo(RepositoryPaths.Likeness) };
        var count = new Option<int>("--pictures", "-n") { Description = "How many pictures to draw, every second a digit.", DefaultValueFactory = _ => 400_000 };
        var epochs = new Option<int>("--epochs") { Description = "How often to learn from each.", DefaultValueFactory = _ => 10 };
        var command = new Command("likeness", "Train the detector that tells digits from letters, scribbles and shapes.") { output, count, epochs, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var cache = result.GetValue(CommonOptions.Cache)!.FullName;
            var (train, validation) = (await Mnist.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken)).Split();
            var glyphs = await StrokeFonts.LoadAsync(cache, AnsiConsole.WriteLine, cancellationToken);
            var pool = PicturePool.Draw(new LikenessPictures(train, glyphs), result.GetValue(count), Seed, cancellationToken);
            var weights = new LikenessTrainer(result.GetValue(epochs), Seed).Train(pool, Report, cancellationToken);
            var file = DigitLikeness.ToFile(weights);
            await File.WriteAllBytesAsync(result.GetValue(output)!.FullName, file, cancellationToken);
            foreach (var line in new LikenessCheck(new LikenessPictures(validation, glyphs), CheckSeed).Measure(DigitLikeness.Load(file), Checked))
            {
                AnsiConsole.WriteLine(line);
            }
        }));
        return command;
    }

    private static void Report(int epoch, double loss) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

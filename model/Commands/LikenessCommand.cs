using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.LikenessTraining;
using DigitRecognizer.Network;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>likeness</c>: trains the detector of pictures that hold no digit.</summary>
internal static class LikenessCommand
{
    private const int Seed = 5;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--output", "-o") { Description = "The detector to write.", DefaultValueFactory = _ => new FileInfo(RepositoryPaths.Likeness) };
        var count = new Option<int>("--pictures", "-n") { Description = "How many digits and how many other pictures to draw.", DefaultValueFactory = _ => 50_000 };
        var command = new Command("likeness", "Train the detector that tells digits from letters, scribbles and shapes.") { output, count, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var data = await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken);
            var random = new Random(Seed);
            var drawer = new LikenessPictures(data.Train.Pixels, random);
            var pictures = new List<(float[] Input, bool Digit)>();
            for (var i = 0; i < result.GetValue(count); i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(pictures, drawer.Digit(random.Next(data.Train.Pixels.Length / LeNet.InputLength)), digit: true);
                Add(pictures, drawer.NonDigit(random.Next(data.Train.Pixels.Length / LeNet.InputLength)), digit: false);
            }

            var weights = new LikenessTrainer(random).Train(pictures, (epoch, loss) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}"));
            await File.WriteAllBytesAsync(result.GetValue(output)!.FullName, MemoryMarshal.AsBytes<float>(weights).ToArray(), cancellationToken);
        }));
        return command;
    }

    private static void Add(List<(float[] Input, bool Digit)> pictures, float[]? input, bool digit)
    {
        if (input is not null)
        {
            pictures.Add((input, digit));
        }
    }
}

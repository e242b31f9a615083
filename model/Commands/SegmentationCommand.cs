using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Network;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>segmentation</c>: trains what tells where touching digits are cut, and what tells which digit some pieces of a line are.</summary>
internal static class SegmentationCommand
{
    private const string Cuts = "cuts";
    private const string Segments = "segments";
    private const int NumbersForCuts = 14_000;
    private const int NumbersForSegments = 22_000;

    public static Command Create()
    {
        var part = new Argument<string>("part") { Description = "What to train. Segments are made by the cuts that are built in: train the cuts first, then start again for the segments." };
        part.AcceptOnlyFromAmong(Cuts, Segments);
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description = "The weights to write. Without it: those built into the recognizer; with another number of numbers cuts-trial.bin or segments-trial.bin in the working directory.",
        };
        var count = new Option<int?>("--numbers", "-n")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"How many numbers to compose for each of two rounds. [default: {NumbersForCuts:N0} for cuts, {NumbersForSegments:N0} for segments, which take 7 GB of memory]"),
        };
        var command = new Command("segmentation", "Train what parts a number into its digits.") { part, output, count, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var (train, _) = (await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken)).Split();
            var chosen = result.GetValue(part)!;
            var numbers = result.GetValue(count) ?? WholeNumbers(chosen);
            var path = result.GetValue(output)?.FullName ?? ChooseOutput(chosen, numbers);
            if (chosen == Cuts)
            {
                var weights = new CutTrainer(train, numbers, Report).Train(cancellationToken);
                await File.WriteAllBytesAsync(path, MemoryMarshal.AsBytes<float>(weights).ToArray(), cancellationToken);
            }
            else
            {
                using var classifier = LeNet.Load(await File.ReadAllBytesAsync(RepositoryPaths.Model, cancellationToken));
                var weights = new SegmentTrainer(train, classifier, numbers, Report).Train(cancellationToken);
                await File.WriteAllBytesAsync(path, SmallConvolution.ToFile(weights), cancellationToken);
            }
        }));
        return command;
    }

    /// <summary>Only a whole training replaces the weights that ship unasked.</summary>
    internal static string ChooseOutput(string part, int numbers) =>
        numbers != WholeNumbers(part) ? Path.GetFullPath($"{part}-trial.bin") : part == Cuts ? RepositoryPaths.Cuts : RepositoryPaths.Segments;

    private static int WholeNumbers(string part) => part == Cuts ? NumbersForCuts : NumbersForSegments;

    private static void Report(int epoch, double loss) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

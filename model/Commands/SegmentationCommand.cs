using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary>
/// <c>segmentation</c>: trains what tells where touching digits are cut, where on an uncut line digits are, and which digit some pieces of
/// it are.
/// </summary>
internal static class SegmentationCommand
{
    private const string Cuts = "cuts";
    private const string Line = "line";
    private const string Segments = "segments";

    /// <summary>Numbers composed for a training whose weights ship.</summary>
    private static readonly Dictionary<string, int> Whole =
        new(StringComparer.Ordinal) { [Cuts] = 14_000, [Line] = 40_000, [Segments] = 22_000 };

    public static Command Create()
    {
        var part = new Argument<string>("part")
        {
            Description =
                "What to train: cuts, the uncut line, or segments. Segments are made by the cuts that are built in: train the cuts first, "
                + "then start again for the segments.",
        };
        part.AcceptOnlyFromAmong([.. Whole.Keys]);
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description =
                "The weights to write. Without it: those built into the recognizer; with another number of numbers cuts-trial.onnx, "
                + "line-trial.onnx or segments-trial.onnx in the working directory.",
        };
        var count = new Option<int?>("--numbers", "-n")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"How many numbers to compose for each round. [default: "
                    + $"{string.Join(", ", Whole.Select(whole => $"{whole.Value:N0} for {whole.Key}"))}; segments take 7 GB of memory]"),
        };
        var command =
            new Command("segmentation", "Train what parts a number into its digits.") { part, output, count, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var (train, _) =
                (await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken)).Split();
            var chosen = result.GetValue(part)!;
            var numbers = result.GetValue(count) ?? Whole[chosen];
            var path = result.GetValue(output)?.FullName ?? ChooseOutput(chosen, numbers);
            await File.WriteAllBytesAsync(path, Train(chosen, train, numbers, cancellationToken), cancellationToken);
        }));
        return command;
    }

    private static byte[] Train(string part, LabelledImages mnist, int numbers, CancellationToken cancellationToken)
    {
        if (part == Cuts)
        {
            return new CutTrainer(mnist, numbers, Report).Train(cancellationToken);
        }

        if (part == Line)
        {
            return new LineTrainer(mnist, numbers, Report).Train(cancellationToken);
        }

        using var classifier = LeNet.Load(File.ReadAllBytes(RepositoryPaths.Model));
        return new SegmentTrainer(mnist, classifier, numbers, Report).Train(cancellationToken);
    }

    /// <summary>Only a whole training replaces the weights that ship unasked.</summary>
    internal static string ChooseOutput(string part, int numbers) =>
        numbers != Whole[part] ? Path.GetFullPath($"{part}-trial.onnx")
        : part == Cuts ? RepositoryPaths.Cuts
        : part == Line ? RepositoryPaths.Line
        : RepositoryPaths.Segments;

    private static void Report(int epoch, double loss) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

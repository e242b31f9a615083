using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary>
/// <c>segmentation</c>: trains the networks that read numbers: the classifiers of cuts, of the uncut line, and of segments.
/// </summary>
internal static class SegmentationCommand
{
    private const string Cuts = "cuts";
    private const string Line = "line";
    private const string Segments = "segments";

    /// <summary>Numbers composed for a training of full length.</summary>
    private static readonly Dictionary<string, int> FullCounts =
        new(StringComparer.Ordinal) { [Cuts] = 14_000, [Line] = 40_000, [Segments] = 22_000 };

    public static Command Create()
    {
        var part = new Argument<string>("part")
        {
            Description =
                "The network to train: cuts, line or segments. Segments are made with the packaged cut classifier: train the cuts first.",
        };
        part.AcceptOnlyFromAmong([.. FullCounts.Keys]);
        var output = new Option<FileInfo?>("--output", "-o")
        {
            Description =
                "The file to write. Default: the one packaged with the recognizer; with another value of --numbers cuts-trial.onnx, "
                + "line-trial.onnx or segments-trial.onnx in the working directory.",
        };
        var count = new Option<int?>("--numbers", "-n")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"How many numbers to compose for each round. [default: "
                + $"{string.Join(", ", FullCounts.Select(full => $"{full.Value:N0} for {full.Key}"))}; segments take 7 GB of memory]"),
        };
        var command = new Command("segmentation", "Train the networks that segment a number into digits.")
        {
            part, output, count, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var (train, _) =
                (await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken)).Split();
            var chosen = result.GetValue(part)!;
            var numbers = result.GetValue(count) ?? FullCounts[chosen];
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

    /// <summary>Only a training of full length replaces the packaged weights by default.</summary>
    internal static string ChooseOutput(string part, int numbers) =>
        numbers != FullCounts[part] ? Path.GetFullPath($"{part}-trial.onnx")
        : part == Cuts ? RepositoryPaths.Cuts
        : part == Line ? RepositoryPaths.Line
        : RepositoryPaths.Segments;

    private static void Report(int epoch, double loss) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

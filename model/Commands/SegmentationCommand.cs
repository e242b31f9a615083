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

    public static Command Create()
    {
        var part = new Argument<string>("part") { Description = "What to train. Segments are made by the cuts that are built in: train the cuts first, then start again for the segments." };
        part.AcceptOnlyFromAmong(Cuts, Segments);
        var count = new Option<int>("--numbers", "-n") { Description = "How many numbers to compose for each of two rounds. 14,000 take 5 GB of memory for the segments.", DefaultValueFactory = _ => 14_000 };
        var command = new Command("segmentation", "Train what parts a number into its digits.") { part, count, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var (train, _) = (await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken)).Split();
            var numbers = result.GetValue(count);
            if (result.GetValue(part) == Cuts)
            {
                var weights = new CutTrainer(train, numbers, Report).Train(cancellationToken);
                await File.WriteAllBytesAsync(RepositoryPaths.Cuts, MemoryMarshal.AsBytes<float>(weights).ToArray(), cancellationToken);
            }
            else
            {
                using var classifier = LeNet.Load(await File.ReadAllBytesAsync(RepositoryPaths.Model, cancellationToken));
                var weights = new SegmentTrainer(train, classifier, numbers, Report).Train(cancellationToken);
                await File.WriteAllBytesAsync(RepositoryPaths.Segments, SmallConvolution.ToFile(weights), cancellationToken);
            }
        }));
        return command;
    }

    private static void Report(int epoch, double loss) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

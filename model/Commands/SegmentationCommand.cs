using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.SegmentationTraining;
using DigitRecognizer.Network;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>segmentation</c>: trains what tells where touching digits are cut, and what tells which pieces of a line are one digit.</summary>
internal static class SegmentationCommand
{
    private const string Cuts = "cuts";
    private const string Wholeness = "wholeness";

    public static Command Create()
    {
        var part = new Argument<string>("part") { Description = "What to train. Segments are made by the cuts that are built in: train the cuts first, then start again for the wholeness." };
        part.AcceptOnlyFromAmong(Cuts, Wholeness);
        var count = new Option<int>("--numbers", "-n") { Description = "How many numbers to compose for each of two rounds.", DefaultValueFactory = _ => 14_000 };
        var command = new Command("segmentation", "Train what parts a number into its digits.") { part, count, CommonOptions.Cache };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var data = await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken);
            using var classifier = LeNet.Load(await File.ReadAllBytesAsync(RepositoryPaths.Model, cancellationToken));
            var trainer = new SegmentationTrainer(data.Train.Pixels, classifier, result.GetValue(count), Report);
            var cuts = result.GetValue(part) == Cuts;
            var weights = cuts ? trainer.TrainCuts(cancellationToken) : trainer.TrainWholeness(cancellationToken);
            if (!cuts)
            {
                trainer.TrainTogether(weights, cancellationToken);
            }

            await File.WriteAllBytesAsync(cuts ? RepositoryPaths.Cuts : RepositoryPaths.Wholeness, MemoryMarshal.AsBytes<float>(weights).ToArray(), cancellationToken);
        }));
        return command;
    }

    private static void Report(int epoch, double loss) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {epoch,2}  loss {loss:0.0000}");
}

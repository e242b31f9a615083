using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Digits;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>inspect</c>: shows how a picture is processed and read.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var picture = new Argument<FileInfo>("image") { Description = "The picture to inspect." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The PNG to write. Default: beside the picture." };
        var command = new Command(
            "inspect",
            "Print the answer for a picture, and write one PNG with all stages side by side: grey, background, ink, connected components, "
                + "the selected components, the 28 x 28 input.")
        {
            picture, output, CommonOptions.Model,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var file = result.GetValue(picture)!;
            using var image = ImageDecoder.Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
            var target = result.GetValue(output)?.FullName ?? Path.ChangeExtension(file.FullName, ".stages.png");
            using var network = LeNet.Load(await File.ReadAllBytesAsync(result.GetValue(CommonOptions.Model)!.FullName, cancellationToken));
            Draw(image.View, Read(network, image.View), target);
        }));
        return command;
    }

    /// <summary>Prints the answer and returns the attempt that gave it.</summary>
    private static AttemptKind Read(LeNet network, PixelView pixels)
    {
        try
        {
            var reading = new DigitReader(network).Read(pixels);
            var decision = reading.Rejection is { } rejection ? $"rejected ({rejection})" : "accepted";
            var label = network.Info.Labels?[reading.PredictedClass] ?? reading.PredictedClass.ToString(CultureInfo.InvariantCulture);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{label}, confidence {reading.Confidence:0.00}, {decision}, {Describe(reading.AttemptKind)}"));
            return reading.AttemptKind;
        }
        catch (ImageRejectedException)
        {
            // A blank picture has fewer stages; the exception says why.
            return AttemptKind.Standard;
        }
    }

    private static string Describe(AttemptKind kind) => kind switch
    {
        AttemptKind.BrightCloseCrop => "retry: as a close crop of bright paper",
        AttemptKind.DarkCloseCrop => "retry: as a close crop of a dark background",
        AttemptKind.BrightRectangle => "retry: in the largest bright rectangle",
        AttemptKind.DarkRectangle => "retry: in the largest dark rectangle",
        AttemptKind.LowResolution => "retry: at low resolution",
        AttemptKind.LowestResolution => "retry: at the lowest resolution",
        AttemptKind.StrongInk => "by its strong ink alone",
        AttemptKind.SmoothedInk => "smoothed",
        _ => "first attempt",
    };

    private static void Draw(PixelView pixels, AttemptKind kind, string target)
    {
        using var strip = new StageStrip();
        try
        {
            PipelineStages.Visit(pixels, kind, strip.Add);
        }
        finally
        {
            // Also for a picture without a digit: its stages show why.
            strip.Save(target);
            AnsiConsole.WriteLine(target);
        }
    }
}

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
        var picture = new Argument<FileInfo>("image") { Description = "The picture to take apart." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The PNG to write; without it, beside the picture." };
        var command = new Command(
            "inspect",
            "Say how a picture is read, and write one PNG with every stage side by side: what is looked at in grey, its background, ink, "
                + "strokes, the digit's pieces, the 28 x 28 picture.")
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

    /// <summary>Prints the answer and returns the attempt that it comes from.</summary>
    private static AttemptKind Read(LeNet network, PixelView pixels)
    {
        try
        {
            var reading = new DigitReader(network).Read(pixels);
            var verdict = reading.Rejection is { } rejection ? $"refused ({rejection})" : "accepted";
            var label = network.Info.Labels?[reading.PredictedClass] ?? reading.PredictedClass.ToString(CultureInfo.InvariantCulture);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{label}, confidence {reading.Confidence:0.00}, {verdict}, {Describe(reading.AttemptKind)}"));
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
        AttemptKind.BrightCloseCrop => "taken for a close crop of bright paper",
        AttemptKind.DarkCloseCrop => "taken for a close crop of a dark ground",
        AttemptKind.BrightRectangle => "looked for within the largest bright rectangle",
        AttemptKind.DarkRectangle => "looked for within the largest dark rectangle",
        AttemptKind.LowResolution => "looked at from afar",
        AttemptKind.LowestResolution => "looked at from further off",
        AttemptKind.StrongInk => "by its strong ink alone",
        AttemptKind.SmoothedInk => "smoothed",
        _ => "at first look",
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

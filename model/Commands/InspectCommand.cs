using System.CommandLine;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Normalization;
using DigitRecognizer.Skia;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>inspect</c>: why a picture is read as it is.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var picture = new Argument<FileInfo>("image") { Description = "The picture to take apart." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The PNG to write; without it, beside the picture." };
        var command = new Command("inspect", "Write one PNG with every stage side by side: grey, background, ink, strokes, the digit's pieces, the 28 x 28 picture.") { picture, output };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var file = result.GetValue(picture)!;
            using var image = new SkiaImageDecoder().Decode(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
            var target = result.GetValue(output)?.FullName ?? Path.ChangeExtension(file.FullName, ".stages.png");
            Draw(image.View, target);
        }));
        return command;
    }

    private static void Draw(PixelView pixels, string target)
    {
        using var strip = new StageStrip();
        try
        {
            PipelineStages.Visit(pixels, strip.Add);
        }
        finally
        {
            // Also of a picture in which no digit is found: its stages show why.
            strip.Save(target);
            AnsiConsole.WriteLine(target);
        }
    }
}

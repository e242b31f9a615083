using System.CommandLine;
using System.Globalization;
using DigitRecognizer.Imaging;
using DigitRecognizer.Model.Augmentation;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;
using Spectre.Console;

namespace DigitRecognizer.Model.Commands;

/// <summary><c>preview</c>: draws training pictures as the network's input.</summary>
internal static class PreviewCommand
{
    private const int Count = 144;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--output", "-o") { Description = "The contact sheet (PNG) to write.", Required = true };
        var command = new Command("preview", "Draw some training pictures, after distortion and the recognizer's normalization.")
        {
            output, CommonOptions.Cache,
        };
        command.SetAction((result, cancellationToken) => Failures.ExplainAsync(async () =>
        {
            var data = await Mnist.LoadAsync(result.GetValue(CommonOptions.Cache)!.FullName, AnsiConsole.WriteLine, cancellationToken);
            var augmenter = new Augmenter(data.Train, new SkeletonCache(data.Train), new AugmentationOptions());
            using var sheet = new ContactSheet(Count);
            var image = new float[LeNet.InputLength];
            for (var i = 0; i < Count; i++)
            {
                augmenter.Apply(i, Dice.For(1, 0, i), image);
                sheet.Add(
                    new PixelView(Array.ConvertAll(image, v => (byte)(255 * v)), LeNet.Side, LeNet.Side, 1),
                    data.Train.Labels[i].ToString(CultureInfo.InvariantCulture));
            }

            sheet.Save(result.GetValue(output)!.FullName);
        }));
        return command;
    }
}

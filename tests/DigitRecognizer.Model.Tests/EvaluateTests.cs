using DigitRecognizer.Model.Commands;
using DigitRecognizer.Model.Evaluation;
using DigitRecognizer.Networks;
using DigitRecognizer.Testing;
using SkiaSharp;

namespace DigitRecognizer.Model.Tests;

public sealed class EvaluateTests
{
    private static readonly string Weights = Path.Combine(AppContext.BaseDirectory, "lenet.onnx");

    [Fact]
    public async Task Everything_that_can_be_written_is_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var mnist = await MnistTests.ReadTestAsync();
        for (var i = 0; i < 6; i++)
        {
            var label = i == 0 ? (mnist.Labels[i] + 1) % 10 : mnist.Labels[i];
            Directory.CreateDirectory(folder.Combine("pictures", $"{label}"));
            await File.WriteAllBytesAsync(folder.Combine("pictures", $"{label}", $"{i}.png"), Shapes.Encode(mnist[i]), cancellation);
        }

        folder.Write("pictures/3/unreadable.png", "no picture");
        string[] command =
        [
            "evaluate", "--model", Weights, "--images", folder.Combine("pictures"),
            "--wrong", folder.Combine("wrong.png"), "--answers", folder.Combine("answers.csv"), "--plots", folder.Combine("plots"),
        ];

        Assert.Equal(0, await ModelCommands.Create().Parse(command).InvokeAsync(cancellationToken: cancellation));

        var rows = CsvFile.Read(folder.Combine("answers.csv")).ToArray();
        Assert.Equal(7, rows.Length);
        Assert.Equal(("0.png", "7"), (Path.GetFileName(rows[0]["file"]), rows[0]["predicted"]));
        Assert.Equal(("unreadable.png", "-1", "no"), (Path.GetFileName(rows[1]["file"]), rows[1]["predicted"], rows[1]["accepted"]));

        // Two wrong ones, the unreadable first, each twice: as it was given, and as the network saw it.
        using var sheet = SKBitmap.Decode(folder.Combine("wrong.png"));
        Assert.Equal((4 * 112, 128), (sheet.Width, sheet.Height));
        Assert.Equal(BrightPixels(mnist[0]), BrightPixels(sheet, cell: 3));
        Assert.All(["confusion.png", "reliability.png"], name =>
        {
            using var plot = SKBitmap.Decode(folder.Combine("plots", name));
            Assert.Equal((560, 560), (plot.Width, plot.Height));
        });
    }

    [Fact]
    public void Confidence_is_honest_on_real_digits()
    {
        var digits = RepositoryRoot.Combine("..", "shared", "digits");
        Assert.SkipUnless(File.Exists(Path.Combine(digits, "labels.csv")), "needs the pictures in ../shared/digits");
        using var network = LeNet.Load(File.ReadAllBytes(Weights));

        var answers = new Evaluator(network).Read(SampleFolder.Find(digits));

        Assert.InRange(Calibration.ExpectedError(answers), 0, 0.02);
    }

    /// <summary>How many pixels of a digit are bright.</summary>
    private static int BrightPixels(ReadOnlySpan<byte> picture) => picture.ToArray().Count(value => value > 128);

    /// <summary>The same of a cell of the sheet, whose 28 x 28 pixels are squares of nearly four.</summary>
    private static int BrightPixels(SKBitmap sheet, int cell) => Enumerable.Range(0, 784)
        .Count(i => sheet.GetPixel(cell * 112 + 2 + (int)((i % 28 + 0.5f) * 108 / 28), 2 + (int)((i / 28 + 0.5f) * 108 / 28)).Red > 128);
}

using DigitRecognizer.Model.Data;
using DigitRecognizer.Model.Evaluation;
using SkiaSharp;

namespace DigitRecognizer.Model.Tests;

public sealed class ReportTests
{
    [Fact]
    public void One_diligent_source_does_not_outweigh_the_others()
    {
        Answer[] answers = [.. Enumerable.Repeat(Right("canvas", "many"), 9), Wrong("canvas", "one"), Right("photo", "one")];

        var report = new Report(answers, 10);

        Assert.Equal(10.0 / 11, report.Total.Accuracy, 1e-9);
        Assert.Equal((1 + 0.5) / 2, report.Total.BySource, 1e-9);
        Assert.Equal(["canvas", "photo"], report.Groups.Select(line => line.Name));
        Assert.Equal([10, 1], report.Groups.Select(line => line.Count));
        Assert.Equal(10, report.Confusion()[3, 3]);
        Assert.Equal(1, report.Confusion()[3, 5]);
    }

    [Fact]
    public void A_picture_of_no_class_is_never_correct()
    {
        Answer[] answers = [new("", Label: -1, Predicted: -1, Confidence: 0, Accepted: false), Right("", "")];

        Assert.Equal(1, new Report(answers, 10).Total.Right);
    }

    [Fact]
    public void Calibration_error_is_the_gap_between_confidence_and_accuracy()
    {
        Answer[] answers = [.. Enumerable.Repeat(Right("", "") with { Confidence = 0.9f }, 7),
            .. Enumerable.Repeat(Wrong("", "") with { Confidence = 0.9f }, 3)];

        Assert.Equal(0.2, Calibration.ExpectedError(answers), 1e-6);
    }

    [Fact]
    public void Full_confidence_falls_into_the_last_bin()
    {
        var bins = Calibration.Group([Right("", "") with { Confidence = 1 }]);

        Assert.Equal(1, bins[^1].Count);
        Assert.Equal(0, bins.Take(Calibration.Bins - 1).Sum(bin => bin.Count));
    }

    [Fact]
    public void The_card_takes_figures_between_its_marks_only()
    {
        const string Card = "before\n<!-- figures: written by the command card -->\nold\n<!-- end of figures -->\nafter\n";

        var filled = ModelCard.Fill(Card, "new");

        Assert.Equal("before\n<!-- figures: written by the command card -->\n\nnew\n\n<!-- end of figures -->\nafter\n", filled);
        Assert.Throws<InvalidDataException>(() => ModelCard.Fill("no marks", "new"));
    }

    [Fact]
    public void Where_nothing_was_accepted_the_card_has_a_dash()
    {
        var table = ModelCard.Groups(new Report([Right("canvas", "one") with { Accepted = false }], 10));

        Assert.EndsWith("| all | 1 | 1 | 100.00 % | 100.00 % | 0.00 % | - |\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figure_of_confidence_shows_every_set_of_answers()
    {
        using var folder = new TemporaryFolder();
        var sure = new Report([Right("", ""), Wrong("", "") with { Confidence = 0.5f }], 10);
        var modest = new Report([Right("", "") with { Confidence = 0.2f }], 10);

        Plots.SaveReliability([("sure", sure)], folder.Combine("one.png"));
        Plots.SaveReliability([("sure", sure), ("modest", modest)], folder.Combine("two.png"));

        Assert.Equal(0, Red("one.png"));
        Assert.True(Red("two.png") > 20);

        int Red(string file)
        {
            using var picture = SKBitmap.Decode(folder.Combine(file));
            return picture.Pixels.Count(pixel => pixel.Red > 180 && pixel.Green < 80);
        }
    }

    [Fact]
    public void The_list_of_answers_begins_with_the_surest_mistake_and_ends_with_the_surest_right_one()
    {
        using var folder = new TemporaryFolder();
        Answer[] answers =
        [
            Right("g", "s") with { Name = "sure", Confidence = 0.99f },
            Wrong("g", "a, b") with { Name = "doubtful mistake", Confidence = 0.5f },
            Right("g", "s") with { Name = "unsure", Confidence = 0.4f },
            Wrong("g", "s") with { Name = "sure mistake", Confidence = 0.9f, Accepted = false },
        ];

        AnswerList.Save(answers, ["zero", "one", "two", "three", "four", "five, or S"], folder.Combine("answers.csv"));

        var rows = CsvFile.Read(folder.Combine("answers.csv")).ToArray();
        Assert.Equal(["sure mistake", "doubtful mistake", "unsure", "sure"], rows.Select(row => row["file"]));
        Assert.Equal(["no", "yes", "yes", "yes"], rows.Select(row => row["accepted"]));
        Assert.Equal("a, b", rows[1]["source"]);
        Assert.Equal(("three", "five, or S"), (rows[0]["label"], rows[0]["predicted"]));
    }

    [Fact]
    public async Task The_seeds_are_measured_one_by_one_and_their_mean_stands_below()
    {
        using var folder = new TemporaryFolder();
        var packaged = new FileInfo(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"));
        var mnist = await MnistTests.ReadTestAsync();
        var data = new DataSet("few", mnist, mnist.Slice(0, 40), Labels: null, AreDigits: true);
        for (var i = 0; i < 10; i++)
        {
            // The first one lies in the wrong folder.
            var label = i == 0 ? 1 : mnist.Labels[i];
            Directory.CreateDirectory(folder.Combine($"{label}"));
            await File.WriteAllBytesAsync(
                folder.Combine($"{label}", $"{i}.png"), Shapes.Encode(mnist[i]), TestContext.Current.CancellationToken);
        }

        var rows = SeedTable.Measure([packaged, packaged], data, folder.Path);

        Assert.Equal(4, rows.Length);
        Assert.Equal(rows[1], rows[2]);
        Assert.EndsWith("`,0.00 %,90.00 %,90.00 %", rows[1], StringComparison.Ordinal);
        Assert.Equal("mean,0.00 %,90.00 %,90.00 %", rows[3]);
    }

    private static Answer Right(string group, string source) => new("", 3, 3, 1, Accepted: true, group, source);

    private static Answer Wrong(string group, string source) => new("", 3, 5, 1, Accepted: true, group, source);
}

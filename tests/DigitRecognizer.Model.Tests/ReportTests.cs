using DigitRecognizer.Model.Evaluation;

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
    public void Calibration_error_is_the_gap_between_confidence_and_accuracy()
    {
        Answer[] answers = [.. Enumerable.Repeat(Right("", "") with { Confidence = 0.9f }, 7), .. Enumerable.Repeat(Wrong("", "") with { Confidence = 0.9f }, 3)];

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

    private static Answer Right(string group, string source) => new("", 3, 3, 1, Accepted: true, group, source);

    private static Answer Wrong(string group, string source) => new("", 3, 5, 1, Accepted: true, group, source);
}

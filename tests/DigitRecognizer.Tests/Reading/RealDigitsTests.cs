using System.Globalization;
using DigitRecognizer.Imaging;
using DigitRecognizer.Skia;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Reading;

/// <summary>People's own drawings and photographs, where the machine has them: they are not part of the repository.</summary>
public sealed class RealDigitsTests
{
    private static readonly string Folder = RepositoryRoot.Combine("..", "shared", "digits");

    [Theory]
    [InlineData("canvas", 0.995, 0.995)]
    [InlineData("photo", 0.985, 0.985)]
    [InlineData("pre28", 1, 1)]
    public void They_are_read_as_well_as_before(string group, double ofPictures, double ofSources)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");
        var answers = Rows().Where(row => row.Group == group).Select(row => (row.Source, Right: Read(row.File) == row.Label)).ToArray();

        var pictures = answers.Average(answer => answer.Right ? 1.0 : 0);
        var sources = answers.GroupBy(answer => answer.Source, StringComparer.Ordinal).Average(source => source.Average(answer => answer.Right ? 1.0 : 0));

        TestContext.Current.SendDiagnosticMessage($"{group}: {pictures:P2} of {answers.Length} pictures, {sources:P2} averaged over sources");
        Assert.True(pictures >= ofPictures && sources >= ofSources, $"{pictures:P2} of the pictures, {sources:P2} averaged over sources");
    }

    [Fact]
    public void Hardly_any_is_refused()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");

        var refused = Rows().Count(row => Read(row.File, accept: false) is null);

        Assert.True(refused <= 5, $"{refused} of 538 were refused.");
    }

    private static int? Read(string file, bool accept = true)
    {
        using var picture = new SkiaImageDecoder().Decode(File.ReadAllBytes(Path.Combine(Folder, file)));
        try
        {
            var reading = PackagedModel.Reader.Read(picture.View);
            return reading.Accepted || accept ? reading.PredictedClass : null;
        }
        catch (ImageRejectedException)
        {
            return null;
        }
    }

    /// <summary>File, label, group and source; a style in quotes may hold commas.</summary>
    private static IEnumerable<(string File, int Label, string Group, string Source)> Rows() =>
        File.ReadLines(Path.Combine(Folder, "labels.csv")).Skip(1).Select(line =>
        {
            var fields = line.Split('"') is [var before, _, var after] ? [.. before.Split(','), .. after.Split(',')] : line.Split(',');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], fields[^2]);
        });
}

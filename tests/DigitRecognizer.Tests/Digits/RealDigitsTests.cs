using System.Globalization;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>
/// Drawings and photographs made by people. They are not part of the repository; the tests are skipped where they are missing.
/// </summary>
public sealed class RealDigitsTests
{
    /// <summary>
    /// None is wrong where the weights were made; another processor's rounding may change the least certain one, with confidence 0.5.
    /// </summary>
    private const int MaxWrong = 1;

    /// <summary>One in a hundred of 538: drawings of broken strokes, and a photograph that shows more than the digit.</summary>
    private const int MaxRejected = 5;

    private static readonly string Folder = RepositoryRoot.Combine("..", "shared", "digits");

    [Theory]
    [InlineData("canvas")]
    [InlineData("photo")]
    [InlineData("pre28")]
    public void All_but_the_least_certain_are_read_correctly(string group)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");
        var rows = Rows().Where(row => row.Group == group).ToArray();

        Assert.NotEmpty(rows);
        AssertFew(rows.Where(row => Read(row.File) != row.Label).Select(row => row.File));
    }

    [Fact]
    public void At_most_one_in_a_hundred_is_rejected()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");

        var rejected = Rows().Where(row => Read(row.File, accept: false) is null).Select(row => row.File).ToArray();

        Assert.True(rejected.Length <= MaxRejected, string.Join(", ", rejected));
    }

    /// <summary>A few of 538 are read as two digits, such as a 1 of two separate strokes.</summary>
    [Fact]
    public void A_single_digit_read_as_a_number_gives_the_same_digit()
    {
        const int MaxSplit = 4;
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");

        var wrong = Rows().Where(row => ReadNumber(row.File) != $"{row.Label}").Select(row => row.File).ToArray();

        Assert.True(wrong.Length <= MaxSplit, string.Join(", ", wrong));
    }

    private static string ReadNumber(string file)
    {
        using var picture = ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, file)));
        return PackagedModel.NumberReader.Read(picture.View).Number;
    }

    private static void AssertFew(IEnumerable<string> wrong)
    {
        var files = wrong.ToArray();
        Assert.True(files.Length <= MaxWrong, string.Join(", ", files));
    }

    private static int? Read(string file, bool accept = true)
    {
        using var picture = ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, file)));
        try
        {
            var reading = PackagedModel.DigitReader.Read(picture.View);
            return reading.Accepted || accept ? reading.PredictedClass : null;
        }
        catch (ImageRejectedException)
        {
            return null;
        }
    }

    /// <summary>File, label and group: the first columns, which are never quoted.</summary>
    private static IEnumerable<(string File, int Label, string Group)> Rows() =>
        File.ReadLines(Path.Combine(Folder, "labels.csv")).Skip(1).Select(line =>
        {
            var fields = line.Split(',');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
        });
}

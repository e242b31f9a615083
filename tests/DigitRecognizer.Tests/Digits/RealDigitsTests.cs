using System.Globalization;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Tests.Digits;

/// <summary>People's own drawings and photographs, where the machine has them: they are not part of the repository.</summary>
public sealed class RealDigitsTests
{
    /// <summary>All are right where the weights were made; a processor that rounds in other places may turn the shakiest, whose confidence is 0.5.</summary>
    private const int Shakiest = 1;

    private static readonly string Folder = RepositoryRoot.Combine("..", "shared", "digits");

    [Theory]
    [InlineData("canvas")]
    [InlineData("photo")]
    [InlineData("pre28")]
    public void All_but_the_shakiest_are_read_rightly(string group)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");
        var rows = Rows().Where(row => row.Group == group).ToArray();

        Assert.NotEmpty(rows);
        AssertFew(rows.Where(row => Read(row.File) != row.Label).Select(row => row.File));
    }

    [Fact]
    public void None_but_the_shakiest_is_refused()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");

        AssertFew(Rows().Where(row => Read(row.File, accept: false) is null).Select(row => row.File));
    }

    /// <summary>A 1 of two strokes and torn small drawings still come apart, a few of 538.</summary>
    [Fact]
    public void As_a_number_a_lone_digit_is_itself_and_nothing_more()
    {
        const int ComeApart = 4;
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "labels.csv")), "needs the pictures in ../shared/digits");

        var wrong = Rows().Where(row => ReadNumber(row.File) != $"{row.Label}").Select(row => row.File).ToArray();

        Assert.True(wrong.Length <= ComeApart, string.Join(", ", wrong));
    }

    private static string ReadNumber(string file)
    {
        using var picture = ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, file)));
        return PackagedModel.NumberReader.Read(picture.View).Number;
    }

    private static void AssertFew(IEnumerable<string> wrong)
    {
        var files = wrong.ToArray();
        Assert.True(files.Length <= Shakiest, string.Join(", ", files));
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

    /// <summary>File, label and group, which come before any quotes.</summary>
    private static IEnumerable<(string File, int Label, string Group)> Rows() =>
        File.ReadLines(Path.Combine(Folder, "labels.csv")).Skip(1).Select(line =>
        {
            var fields = line.Split(',');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
        });
}

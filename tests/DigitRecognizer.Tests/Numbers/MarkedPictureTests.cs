using System.Globalization;
using System.Text;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Tests.Digits;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.Numbers;

/// <summary>
/// Measures what is answered where a picture holds more or other than clean digits: signs, several lines, form lines, marks.
/// </summary>
public sealed class MarkedPictureTests
{
    private const int PicturesOfAKind = 40;

    /// <summary>The share of each kind, and of all, that may be accepted though wrong.</summary>
    private const double MaxWrongOfAKind = 0.1, MaxWrong = 0.03;

    /// <summary>The least share of a kind that must be read right: a little less than what is measured.</summary>
    private static readonly Dictionary<string, double> MinRight = new(StringComparer.Ordinal)
    {
        ["joined boxes"] = 0.9,
        ["separate boxes"] = 0.85,
        ["comb"] = 0.85,
        ["underlined"] = 0.85,
        ["circled"] = 0.75,
        ["plain number"] = 0.9,
        ["plain digit"] = 0.95,
    };

    /// <summary>
    /// The rules were tuned on pictures of the first seed, and never on those of the second. Those that are accepted though wrong are drawn
    /// to artifacts, one row a kind.
    /// </summary>
    [Theory]
    [InlineData(21)]
    [InlineData(1021)]
    public async Task Answers_that_are_accepted_are_right(int seed)
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var table = new StringBuilder().AppendLine("kind                      accepted though wrong   read right");
        var shares = new Dictionary<string, (double Wrong, double Right)>(StringComparer.Ordinal);
        using var sheet = new ContactSheet();
        foreach (var (kind, _) in new MarkedPictures(mnist, new Random(0)).All)
        {
            sheet.StartRow();
            var draw = new MarkedPictures(mnist, new Random(seed)).All[kind];
            var (wrong, right) = (0, 0);
            for (var i = 0; i < PicturesOfAKind; i++)
            {
                var picture = draw();
                using var scene = picture.Scene;
                var answer = AcceptedAnswer(picture);
                var isRight = answer is not null && picture.Readings.Contains(answer, StringComparer.Ordinal);
                right += isRight ? 1 : 0;
                if (answer is not null && !isRight)
                {
                    wrong++;
                    sheet.Add(scene);
                }
            }

            shares[kind] = (wrong / (double)PicturesOfAKind, right / (double)PicturesOfAKind);
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind,-25} {wrong,10} {right,22}");
        }

        table.AppendLine(CultureInfo.InvariantCulture, $"seed {seed}: {sheet.Write($"marked-{seed}")}");
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.All(shares.Values, share => Assert.True(share.Wrong <= MaxWrongOfAKind, table.ToString()));
        Assert.All(MinRight, minimum => Assert.True(shares[minimum.Key].Right >= minimum.Value, table.ToString()));
        Assert.True(shares.Values.Average(share => share.Wrong) <= MaxWrong, table.ToString());
    }

    /// <summary>The number or digit, or null where it is not accepted.</summary>
    private static string? AcceptedAnswer(MarkedPicture picture)
    {
        var view = picture.Scene.View(picture.Scene.Pixels());
        try
        {
            if (picture.IsNumber)
            {
                var number = PackagedModel.NumberReader.Read(view);
                return number.Accepted ? number.Number : null;
            }

            var digit = PackagedModel.DigitReader.Read(view);
            return digit.Accepted ? $"{digit.PredictedClass}" : null;
        }
        catch (ImageRejectedException)
        {
            return null;
        }
    }
}

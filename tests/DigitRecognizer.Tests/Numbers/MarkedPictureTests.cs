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

    /// <summary>The share of each kind that may be accepted though wrong.</summary>
    private const double MaxWrongOfAKind = 0.1, MaxWrong = 0.03;

    [Fact]
    public async Task Answers_that_are_accepted_are_right()
    {
        var mnist = await MnistFiles.ReadTestAsync(TestContext.Current.CancellationToken);
        var table = new StringBuilder().AppendLine("kind                      accepted though wrong   read right");
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (kind, _) in new MarkedPictures(mnist, new Random(0)).All)
        {
            var draw = new MarkedPictures(mnist, new Random(21)).All[kind];
            var (wrong, right) = (0, 0);
            for (var i = 0; i < PicturesOfAKind; i++)
            {
                var picture = draw();
                using var scene = picture.Scene;
                var answer = AcceptedAnswer(picture);
                var isRight = answer is not null && picture.Readings.Contains(answer, StringComparer.Ordinal);
                wrong += answer is not null && !isRight ? 1 : 0;
                right += isRight ? 1 : 0;
            }

            shares[kind] = wrong / (double)PicturesOfAKind;
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind,-25} {wrong,10} {right,22}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.All(shares.Values, share => Assert.True(share <= MaxWrongOfAKind, table.ToString()));
        Assert.True(shares.Values.Average() <= MaxWrong, table.ToString());
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

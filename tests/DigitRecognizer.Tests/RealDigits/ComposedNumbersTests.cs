using System.Globalization;
using DigitRecognizer.Tests.Digits;
using DigitRecognizer.Tests.Scenes;
using Xunit;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>Numbers composed of people's own digits, each number of one source, 52 to 68 pixels high before their own variation.</summary>
public sealed class ComposedNumbersTests
{
    private const int Numbers = 250;

    /// <summary>Least digits of a source that numbers are composed of.</summary>
    private const int MinDigits = 6;

    /// <summary>Pixels for each pixel of a framed digit, which is 20 pixels high.</summary>
    private const float MinSize = 2.6f, MaxSize = 3.4f;

    /// <summary>What is reached, less a little room: least share read rightly, largest share of wrong ones among the accepted.</summary>
    [Theory]
    [InlineData(2, Spacing.Gaps, 0.96, 0.02)]
    [InlineData(4, Spacing.Gaps, 0.96, 0.01)]
    [InlineData(2, Spacing.Touching, 0.94, 0.03)]
    [InlineData(4, Spacing.Touching, 0.84, 0.04)]
    public void Most_numbers_are_read_and_few_wrong_ones_are_accepted(int digits, Spacing spacing, double right, double wrong)
    {
        var sources = SharedDigits.Read().GroupBy(digit => digit.Source, StringComparer.Ordinal)
            .Where(source => source.Count() >= MinDigits)
            .Select(source => source.Select(digit => (digit.Label, Picture: Frame(digit))).ToArray()).ToArray();

        var tally = new Tally(Enumerable.Range(0, Numbers).Select(i => Ask(sources[i % sources.Length], digits, spacing, new Random(i))));

        var row = tally.Row($"{digits} digits, {spacing}");
        TestContext.Current.TestOutputHelper?.WriteLine(row);
        Assert.True(tally.Right >= right && tally.WrongOfAccepted <= wrong, row);
    }

    private static byte[] Frame(RealDigit digit) => PackagedModel.DigitReader.Read(digit.View, explain: true).Input!;

    private static Outcome Ask((int Label, byte[] Picture)[] digits, int count, Spacing spacing, Random random)
    {
        var chosen = Enumerable.Range(0, count).Select(_ => digits[random.Next(digits.Length)]).ToArray();
        var size = MinSize + (MaxSize - MinSize) * random.NextSingle();
        var picture = NumberPicture.Compose(random, chosen.Select(digit => digit.Picture), spacing, size, inkIsDark: true);
        var reading = PackagedModel.NumberReader.Read(picture.View);
        var number = string.Concat(chosen.Select(digit => digit.Label.ToString(CultureInfo.InvariantCulture)));
        return new Outcome(reading.Number == number, reading.Accepted);
    }
}

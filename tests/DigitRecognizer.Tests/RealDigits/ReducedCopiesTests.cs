using System.Globalization;
using System.Text;
using DigitRecognizer.Imaging;
using Xunit;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>Small copies of people's drawings and photographs, faint, blurred and compressed; a person reads nearly all at once.</summary>
public sealed class ReducedCopiesTests
{
    /// <summary>
    /// What is reached, less a little room: least share read rightly, largest share of wrong ones among the accepted, largest share
    /// refused.
    /// </summary>
    private static readonly (string Name, CopyKind Kind, double Right, double Wrong, double Refused)[] Bars =
    [
        ("small", CopyKind.Small, 0.98, 0.008, 0.025),
        ("faint", CopyKind.Faint, 0.98, 0.006, 0.06),
        ("blurred", CopyKind.Blurred, 0.97, 0.015, 0.05),
        ("faint, blurred", CopyKind.Faint | CopyKind.Blurred, 0.935, 0.015, 0.135),
        ("faint, JPEG", CopyKind.Faint | CopyKind.Jpeg, 0.93, 0.012, 0.15),
    ];

    [Fact]
    public void Most_reduced_copies_are_read_and_few_wrong_ones_are_accepted()
    {
        var large = SharedDigits.Read().Where(digit => digit.IsLarge).ToArray();
        var tallies = Bars.Select(bar => (Bar: bar, Tally: new Tally(Ask(large, bar.Kind)))).ToArray();
        var table = new StringBuilder(Tally.Header).AppendLine();
        foreach (var (bar, tally) in tallies)
        {
            table.AppendLine(tally.Row(bar.Name));
        }

        var (right, wrong) = (tallies.Average(t => t.Tally.Right), tallies.Average(t => t.Tally.WrongOfAccepted));
        table.AppendLine(CultureInfo.InvariantCulture, $"mean {right:P2} right, {wrong:P2} wrong of accepted");

        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.All(tallies, t => Assert.True(
            t.Tally.Right >= t.Bar.Right && t.Tally.WrongOfAccepted <= t.Bar.Wrong && t.Tally.Refused <= t.Bar.Refused, table.ToString()));
    }

    private static Outcome[] Ask(RealDigit[] digits, CopyKind kind)
    {
        var sides = ReducedCopy.Sides;
        var outcomes = new Outcome[digits.Length * sides.Length];
        Parallel.For(0, outcomes.Length, i =>
        {
            var digit = digits[i / sides.Length];
            var copy = ReducedCopy.Of(digit, sides[i % sides.Length], kind, new Random(1000 * (int)kind + i));
            outcomes[i] = SharedDigits.Ask(new PixelView(copy.Pixels, copy.Width, copy.Height, 1), digit.Label);
        });
        return outcomes;
    }
}

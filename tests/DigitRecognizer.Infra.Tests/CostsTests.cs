using System.Globalization;
using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The costs of a million predictions, calculated again from the times and prices that the document states.</summary>
public sealed partial class CostsTests
{
    private const double Requests = 1e6, Gigabytes = 2, Load = 0.7;

    private static readonly string Text = Repository.Read("infra/COSTS.md");

    [Fact]
    public void The_costs_of_a_million_predictions_follow_from_server_time_and_prices()
    {
        var (time, executions) = (Number(TimePrice().Match(Text)), Number(ExecutionPrice().Match(Text)));
        var rows = Row().Matches(Text);

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row =>
        {
            var gigabyteSeconds = Requests * Number(row, "milliseconds") / 1000 * Gigabytes / Load;
            Assert.Equal(gigabyteSeconds, Number(row, "gigabyteSeconds"), tolerance: 0.5);
            Assert.Equal((gigabyteSeconds * time) + executions, Number(row, "dollars"), tolerance: 0.005);
        });
    }

    private static double Number(Match match, string group = "price") =>
        double.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| Flex, on demand \| (?<price>[\d.]+) a GB-s", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex TimePrice();

    [GeneratedRegex(@"^\| Flex, executions \| (?<price>[\d.]+) a million", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex ExecutionPrice();

    [GeneratedRegex(@"^\| `/predict.*\| (?<milliseconds>[\d.]+) \| (?<gigabyteSeconds>[\d,]+) \| (?<dollars>[\d.]+) \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}

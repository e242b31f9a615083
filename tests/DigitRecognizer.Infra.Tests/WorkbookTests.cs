using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

public sealed class WorkbookTests(Variants variants)
{
    [Theory]
    [InlineData("requests")]
    [InlineData("latency-by-stage")]
    [InlineData("refused-share")]
    [InlineData("classes")]
    [InlineData("drift")]
    [InlineData("cold-starts")]
    public async Task It_shows_the_query(string query)
    {
        var chart =
            Assert.Single(await ItemsAsync(3), item => (string?)item["content"]!["query"] == Repository.Read($"infra/queries/{query}.kql"));

        Assert.Equal((await variants.Defaults).One("Microsoft.OperationalInsights/workspaces")["id"]!.ToString(),
            (string?)chart["content"]!["crossComponentResources"]![0]);
        Assert.Equal("Time", (string?)chart["content"]!["timeContextFromParameter"]);
    }

    /// <summary>Metrics that Azure collects of an app on Flex Consumption.</summary>
    [Theory]
    [InlineData("InstanceCount")]
    [InlineData("MemoryWorkingSet")]
    [InlineData("OnDemandFunctionExecutionUnits")]
    public async Task It_shows_the_metric(string metric)
    {
        var chart = Assert.Single(
            await ItemsAsync(10), item => (string?)item["content"]!["metrics"]![0]!["metric"] == $"microsoft.web/sites--{metric}");

        Assert.Equal((string?)(await variants.Defaults).One("Microsoft.Web/sites")["id"], (string?)chart["content"]!["resourceIds"]![0]);
    }

    [Fact]
    public async Task Every_query_that_is_no_alert_is_shown() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Infra, "queries"))
            .Count(file => !Path.GetFileName(file).StartsWith("alert-", StringComparison.Ordinal)),
        (await ItemsAsync(3)).Count);

    [Fact]
    public async Task Its_name_is_a_guid() =>
        Assert.True(Guid.TryParse((string?)(await variants.Defaults).One("Microsoft.Insights/workbooks")["name"], out _));

    private async Task<List<JsonNode>> ItemsAsync(int type)
    {
        var data = (string)(await variants.Defaults).One("Microsoft.Insights/workbooks")["properties"]!["serializedData"]!;
        return [.. JsonNode.Parse(data)!["items"]!.AsArray().Select(item => item!).Where(item => (int)item["type"]! == type)];
    }
}

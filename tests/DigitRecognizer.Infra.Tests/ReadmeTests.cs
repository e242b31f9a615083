using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using DigitRecognizer.Api;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitRecognizer.Infra.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Text = Repository.Read("infra/README.md");

    public static TheoryData<string> Documents { get; } = ["README.md", "COSTS.md", "OPERATIONS.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_that_the_commands_name_is_there(string document) => Assert.All(
        Paths().Matches(Repository.Read($"infra/{document}")).Select(match => match.Value),
        file => Assert.True(Path.Exists(RepositoryRoot.Combine(file)), $"{file} is missing."));

    [Fact]
    public void The_first_table_leads_to_choices_steps_costs_and_operations()
    {
        var table = Text[..Text.IndexOf("```mermaid", StringComparison.Ordinal)];

        Assert.All(["(#choices)", "(#deploy-with-azd)", "(COSTS.md)", "(OPERATIONS.md#"], link =>
            Assert.Contains(link, table, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_variable_of_the_parameter_file_is_explained()
    {
        var variables = Variables().Matches(Repository.Read("infra/environment.bicepparam")).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal);

        Assert.All(variables, variable => Assert.Contains($"| `{variable}` |", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Queries_ask_for_metrics_and_tags_that_the_code_records()
    {
        var recorded = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == ApiMetrics.MeterName)
            {
                recorded.Add(instrument.Name);
            }
        };
        listener.Start();
        using var services = new ServiceCollection().AddMetrics().AddSingleton<ApiMetrics>().BuildServiceProvider();
        services.GetRequiredService<ApiMetrics>();
        var source = Repository.Read("api/ApiMetrics.cs");

        foreach (var query in new[] { "latency-by-stage", "refused-share", "drift", "classes" }.Select(
            name => Repository.Read($"infra/queries/{name}.kql")))
        {
            Assert.Contains(MetricName().Match(query).Value, recorded, StringComparer.Ordinal);
            Assert.All(Tags().Matches(query), tag => Assert.Contains($"\"{tag.Value}\",", source, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"(?<![\w/.])(?:infra|tests|model|\.github)/[\w./-]*\w", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();

    [GeneratedRegex("DIGITS_[A-Z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variables();

    [GeneratedRegex("(?<=Name == \")[a-z._]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();

    [GeneratedRegex("(?<=Properties\\[\")[a-z._]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}

using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DigitRecognizer.Api;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Infra.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Text = Repository.Read("infra/README.md");

    [Fact]
    public void Every_file_that_the_commands_and_links_name_is_there()
    {
        var files = Paths().Matches(Text).Select(match => match.Value)
            .Concat(Links().Matches(Text).Select(match => $"infra/{match.Value}"))
            .ToArray();

        Assert.True(files.Length > 10);
        Assert.All(files, file => Assert.True(Path.Exists(RepositoryRoot.Combine(file)), $"{file} is missing."));
    }

    [Fact]
    public void Every_variable_of_the_parameter_file_is_explained()
    {
        var variables = Variables().Matches(Repository.Read("infra/environment.bicepparam")).Select(match => match.Value).Distinct(StringComparer.Ordinal);

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
        RuntimeHelpers.RunClassConstructor(typeof(ApiMetrics).TypeHandle);
        listener.Start();
        var source = Repository.Read("api/ApiMetrics.cs");

        foreach (var query in new[] { "latency-by-stage", "refused-share", "drift", "classes" }.Select(name => Repository.Read($"infra/queries/{name}.kql")))
        {
            Assert.Contains(MetricName().Match(query).Value, recorded, StringComparer.Ordinal);
            Assert.All(Tags().Matches(query), tag => Assert.Contains($"(\"{tag.Value}\",", source, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"(?<![\w/.])(?:infra|tests|model|\.github)/[\w./-]*\w", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();

    [GeneratedRegex(@"(?<=\]\()queries/[\w.-]+(?=\))", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex("DIGITS_[A-Z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variables();

    [GeneratedRegex("(?<=Name == \")[a-z.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"(?<=Properties\.)\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}

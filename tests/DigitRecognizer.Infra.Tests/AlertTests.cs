using System.Reflection;
using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Infra.Tests;

public sealed class AlertTests(Variants variants)
{
    private const string Rules = "Microsoft.Insights/scheduledQueryRules";
    private const string Groups = "Microsoft.Insights/actionGroups";
    private const string Budgets = "Microsoft.Consumption/budgets";

    [Theory]
    [InlineData("5xx", "ResultCode) >= 500", "Count", 0)]
    [InlineData("latency", "percentile(DurationMs, 95)", "Maximum", 500)]
    [InlineData("degraded", "StorageUnusable", "Count", 0)]
    public async Task A_rule_tells_of(string what, string query, string aggregation, int threshold)
    {
        var system = await variants.Defaults;
        var rule = Assert.Single(system.All(Rules), rule => ((string)rule["name"]!).EndsWith($"-{what}", StringComparison.Ordinal))["properties"]!;
        var criterion = Assert.Single(rule["criteria"]!["allOf"]!.AsArray())!;

        Assert.True((bool)rule["enabled"]!);
        Assert.Contains(query, (string)criterion["query"]!, StringComparison.Ordinal);
        Assert.Equal(
            (aggregation, "GreaterThan", threshold),
            ((string?)criterion["timeAggregation"], (string?)criterion["operator"], (int)criterion["threshold"]!));
        Assert.Equal((string?)system.One(Groups)["id"], (string?)Assert.Single(rule["actions"]!["actionGroups"]!.AsArray()));
    }

    [Fact]
    public async Task There_are_three_rules_and_no_budget_by_default()
    {
        var system = await variants.Defaults;

        Assert.Equal((3, 0), (system.All(Rules).Count, system.All(Budgets).Count));
    }

    [Fact]
    public async Task Alerts_can_be_left_out_altogether()
    {
        var system = await variants.NoAlerts;

        Assert.Equal((0, 0, 0), (system.All(Rules).Count, system.All(Groups).Count, system.All(Budgets).Count));
    }

    [Fact]
    public async Task A_budget_tells_everybody_of_80_percent_spent_and_of_a_forecast_above_it()
    {
        var system = await variants.Budget;
        var budget = system.One(Budgets)["properties"]!;
        var notifications = budget["notifications"]!;

        Assert.Equal((25, "Monthly", "2026-11-01"), ((int)budget["amount"]!, (string?)budget["timeGrain"], (string?)budget["timePeriod"]!["startDate"]));
        Assert.Equal((80, "Actual"), Notification(notifications["spent"]!));
        Assert.Equal((100, "Forecasted"), Notification(notifications["forecast"]!));
        Assert.Equal(
            ["a@example.org", "b@example.org"],
            system.One(Groups)["properties"]!["emailReceivers"]!.AsArray().Select(receiver => (string)receiver!["emailAddress"]!),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_rule_on_degraded_weights_looks_for_the_event_that_the_code_logs()
    {
        var rule = (await variants.Defaults).All(Rules).Single(rule => ((string)rule["name"]!).EndsWith("-degraded", StringComparison.Ordinal));
        var query = (string)rule["properties"]!["criteria"]!["allOf"]![0]!["query"]!;
        var events = typeof(ModelStore).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is { Message: { } message }
                && message.StartsWith("Weights in storage are not used", StringComparison.Ordinal))
            .Select(method => method.Name);

        // Logging names an event after the method that is its message.
        Assert.Contains($"\"{Assert.Single(events)}\"", query, StringComparison.Ordinal);
    }

    private static (int Threshold, string? Type) Notification(JsonNode notification) =>
        ((int)notification["threshold"]!, (string?)notification["thresholdType"]);
}

using System.Reflection;
using System.Text.Json.Nodes;
using DigitRecognizer.Api;
using DigitRecognizer.Api.Endpoints;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Infra.Tests;

public sealed class AlertTests(Variants variants)
{
    private const string Rules = "Microsoft.Insights/scheduledQueryRules";
    private const string Groups = "Microsoft.Insights/actionGroups";
    private const string Tests = "Microsoft.Insights/webtests";
    private const string MetricAlerts = "Microsoft.Insights/metricAlerts";

    [Theory]
    [InlineData("host", 1, "A host error has occurred during startup operation", "Count", 1)]
    [InlineData("5xx", 2, "sumif(ItemCount, toint(ResultCode) >= 500)", "Maximum", 1)]
    [InlineData("latency", 3, "percentilew(DurationMs, ItemCount, 95)", "Maximum", 500)]
    [InlineData("degraded", 2, "StorageUnusable", "Count", 0)]
    [InlineData("cap", 2, "OverQuota", "Count", 0)]
    public async Task A_rule_tells_of(string what, int severity, string query, string aggregation, int threshold)
    {
        var system = await variants.Defaults;
        var rule = Rule(system, what);
        var criterion = Assert.Single(rule["criteria"]!["allOf"]!.AsArray())!;

        Assert.True((bool)rule["enabled"]!);
        Assert.Equal(severity, (int)rule["severity"]!);
        Assert.Contains(query, (string)criterion["query"]!, StringComparison.Ordinal);
        Assert.Equal(
            (aggregation, "GreaterThan", threshold),
            ((string?)criterion["timeAggregation"], (string?)criterion["operator"], (int)criterion["threshold"]!));
        Assert.Equal((string?)system.One(Groups)["id"], (string?)Assert.Single(rule["actions"]!["actionGroups"]!.AsArray()));
    }

    [Theory]
    [InlineData("5xx", "Percent")]
    [InlineData("latency", "P95")]
    public async Task A_rule_on_a_measure_names_a_column_that_its_query_has(string what, string column)
    {
        var criterion = Rule(await variants.Defaults, what)["criteria"]!["allOf"]![0]!;

        Assert.Equal(column, (string?)criterion["metricMeasureColumn"]);
        Assert.Contains($"{column} = ", (string)criterion["query"]!, StringComparison.Ordinal);
    }

    /// <summary>The host logs a failed start as an error (event 515 of ScriptHostServiceLoggerExtension), not as critical.</summary>
    [Fact]
    public async Task A_host_that_does_not_start_is_found_among_errors_and_one_answer_with_5xx_raises_nothing()
    {
        var system = await variants.Defaults;

        Assert.Contains("Level in (\"Error\", \"Critical\")", Query(system, "host"), StringComparison.Ordinal);
        Assert.Contains("Failures >= 5", Query(system, "5xx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_on_degraded_weights_reads_the_workers_telemetry_and_looks_for_the_event_that_the_code_logs()
    {
        var query = Query(await variants.Defaults, "degraded");
        var events = typeof(ModelStore).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is { Message: { } message }
                && message.StartsWith("The weights in storage are not used", StringComparison.Ordinal))
            .Select(method => method.Name);

        // Logging names an event after the method that is its message. FunctionAppLogs, the host's log, never has it.
        Assert.Contains($"\"{Assert.Single(events)}\"", query, StringComparison.Ordinal);
        Assert.Contains("union isfuzzy=true AppTraces, AppExceptions", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_availability_test_asks_for_health_every_15_minutes_and_an_alert_wants_two_failed_regions_of_three()
    {
        var system = await variants.Defaults;
        var test = system.One(Tests);
        var alert = system.One(MetricAlerts)["properties"]!;

        Assert.Equal(("standard", 900, 3),
            ((string?)test["kind"], (int)test["properties"]!["Frequency"]!, test["properties"]!["Locations"]!.AsArray().Count));
        Assert.Matches(@"\{0\}/api/health'.*functionApp.*outputs\.hostName", (string)test["properties"]!["Request"]!["RequestUrl"]!);
        Assert.Equal("Resource", (string?)test["tags"]![$"hidden-link:{system.One("Microsoft.Insights/components")["id"]}"]);
        Assert.Equal((string?)test["id"], (string?)alert["criteria"]!["webTestId"]);
        Assert.Equal(2, (int)alert["criteria"]!["failedLocationCount"]!);
        Assert.Equal((string?)system.One(Groups)["id"], (string?)Assert.Single(alert["actions"]!.AsArray())!["actionGroupId"]);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1:1", false)]
    public async Task What_it_wants_to_read_is_what_health_answers_with_the_right_weights_only(string? storage, bool found)
    {
        var validation = (await variants.Defaults).One(Tests)["properties"]!["ValidationRules"]!;
        Assert.True((bool)validation["ContentValidation"]!["PassIfTextFound"]!);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("WeightsStorage", storage)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddDigitRecognizer(configuration).BuildServiceProvider();
        var service = services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single();
        await service.StartingAsync(TestContext.Current.CancellationToken);
        await service.StartAsync(TestContext.Current.CancellationToken);
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;

        await (await services.GetRequiredService<HealthEndpoint>().HandleAsync(context.Request)).ExecuteAsync(context);

        Assert.Equal((int)validation["ExpectedHttpStatusCode"]!, context.Response.StatusCode);
        var text = System.Text.Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal(found, text.Contains((string)validation["ContentValidation"]!["ContentMatch"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_addresses_the_owners_of_the_subscription_are_told()
    {
        var group = (await variants.Defaults).One(Groups)["properties"]!;

        Assert.Empty(group["emailReceivers"]!.AsArray());
        Assert.Equal("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", (string?)Assert.Single(group["armRoleReceivers"]!.AsArray())!["roleId"]);
    }

    [Fact]
    public async Task With_addresses_they_are_told_and_nobody_else()
    {
        var group = (await variants.Budget).One(Groups)["properties"]!;

        Assert.Equal(
            ["a@example.org", "b@example.org"], group["emailReceivers"]!.AsArray().Select(receiver => (string)receiver!["emailAddress"]!));
        Assert.Empty(group["armRoleReceivers"]!.AsArray());
    }

    [Fact]
    public async Task Alerts_can_be_left_out_altogether()
    {
        var system = await variants.NoAlerts;

        Assert.All([Rules, Groups, Tests, MetricAlerts], type => Assert.Empty(system.All(type)));
    }

    [Fact]
    public async Task Every_rule_has_its_entry_in_the_runbook()
    {
        var runbook = Repository.Read("infra/OPERATIONS.md").Split("## When an alert is raised")[1].Split("\n## ")[0];
        var names = (await variants.Budget).Resources
            .Where(resource => (string)resource["type"]! is Rules or MetricAlerts or "Microsoft.Consumption/budgets")
            .Select(resource => ((string)resource["name"]!).Split('-')[^1])
            .ToArray();

        Assert.Equal(7, names.Length);
        Assert.All(names, name => Assert.Contains($"| `…-{name}` |", runbook, StringComparison.Ordinal));
    }

    private static JsonNode Rule(DeployedSystem system, string name) =>
        Assert.Single(system.All(Rules), rule => ((string)rule["name"]!).EndsWith($"-{name}", StringComparison.Ordinal))["properties"]!;

    private static string Query(DeployedSystem system, string name) => (string)Rule(system, name)["criteria"]!["allOf"]![0]!["query"]!;
}

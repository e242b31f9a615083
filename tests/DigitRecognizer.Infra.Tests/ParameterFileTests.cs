using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The two parameter files: one for azd, one for az and GitHub Actions.</summary>
public sealed partial class ParameterFileTests
{
    private static readonly Dictionary<string, string?> Choices = new(StringComparer.Ordinal)
    {
        ["AZURE_ENV_NAME"] = "staging",
        ["AZURE_LOCATION"] = "northeurope",
        ["AZURE_PRINCIPAL_ID"] = Variants.DeployerId,
        ["DIGITS_INSTANCE_MEMORY_MB"] = "512",
        ["DIGITS_MAXIMUM_INSTANCES"] = "100",
        ["DIGITS_ALWAYS_READY_INSTANCES"] = "1",
        ["DIGITS_REQUESTS_PER_INSTANCE"] = "8",
        ["DIGITS_RATE_LIMIT"] = "60",
        ["DIGITS_SITE_ORIGIN"] = "https://digits.example.org",
        ["DIGITS_VNET"] = "true",
        ["DIGITS_ALERTS"] = "false",
        ["DIGITS_AVAILABILITY_TEST"] = "false",
        ["DIGITS_ALERT_EMAILS"] = "a@example.org,b@example.org",
        ["DIGITS_ALERT_LATENCY_MS"] = "800",
        ["DIGITS_BUDGET_AMOUNT"] = "10",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_choice_reaches_the_template()
    {
        var system = await EvaluateAsync(Choices);

        var app = system.One("Microsoft.Web/sites");
        Assert.Equal(
            """{"instanceMemoryMB":512,"maximumInstanceCount":100,"alwaysReady":[{"name":"http","instanceCount":1}],"triggers":"""
            + """{"http":{"perInstanceConcurrency":8}}}""",
            app["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!.ToJsonString());
        Assert.Equal(("staging", "northeurope"), ((string?)app["tags"]!["azd-env-name"], (string?)app["location"]));
        Assert.NotNull(app["properties"]!["virtualNetworkSubnetId"]);
        Assert.Equal("https://digits.example.org", (string?)app["properties"]!["siteConfig"]!["cors"]!["allowedOrigins"]!.AsArray()[^1]);
        Assert.Equal("60", (string?)system.One("Microsoft.Web/sites/config")["properties"]!["RateLimit__requestsPerMinute"]);
        Assert.Equal(2, system.RoleAssignments.Count(assignment => assignment.Principal == Variants.DeployerId));
        Assert.Empty(system.All("Microsoft.Insights/scheduledQueryRules"));
        Assert.Empty(system.All("Microsoft.Insights/webtests"));
        Assert.Equal(2, system.One("Microsoft.Insights/actionGroups")["properties"]!["emailReceivers"]!.AsArray().Count);
        Assert.Equal(10, (int)system.One("Microsoft.Consumption/budgets")["properties"]!["amount"]!);
    }

    /// <summary>GitHub Actions makes an empty variable of a repository variable that does not exist.</summary>
    [Fact]
    public async Task Empty_variables_give_the_defaults_of_the_template_and_the_budget_that_azd_proposes()
    {
        var empty =
            Choices.Keys.ToDictionary(name => name, string? (name) => name == "AZURE_LOCATION" ? "westeurope" : "", StringComparer.Ordinal);
        var fromFile = await EvaluateAsync(empty);
        var defaults = await DeployedSystem.EvaluateAsync(
            "main.bicep", ["param environmentName = 'digits'", "param location = 'westeurope'", "param budgetAmount = 20"], Cancellation);

        Assert.Equal(Text(defaults), Text(fromFile), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Both_files_map_the_same_variables_to_the_same_parameters()
    {
        Assert.Equal(Text(await EvaluateAsync(Choices)), Text(await EvaluateAsAzdAsync(Choices)), StringComparer.Ordinal);
        Assert.Equal(Choices.Keys.Order(StringComparer.Ordinal), Variable().Matches(Repository.Read("infra/environment.bicepparam"))
            .Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>azd prefers a file of this name to main.parameters.json, and then offers every region and asks for no parameter.</summary>
    [Fact]
    public void There_is_no_main_bicepparam() => Assert.False(File.Exists(Path.Combine(Repository.Infra, "main.bicepparam")));

    [Fact]
    public async Task Azd_offers_the_regions_that_have_flex_consumption()
    {
        var run = await BicepCli.RunAsync(["build", Path.Combine(Repository.Infra, "main.bicep"), "--stdout"], Cancellation);
        var location = JsonNode.Parse(run.Output)!["parameters"]!["location"]!;
        var regions = location["allowedValues"]!.AsArray().Select(region => (string)region!).ToArray();

        Assert.Null(location["defaultValue"]);
        Assert.Equal("location", (string?)location["metadata"]!["azd"]!["type"]);
        Assert.Equal(31, regions.Length);
        Assert.Equal(regions.Order(StringComparer.Ordinal), regions);
        Assert.Contains("list-flexconsumption-locations", (string)location["metadata"]!["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_without_flex_consumption_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);

        var run = await BicepCli.RunAsync(
            ["build-params", folder["environment.bicepparam"], "--stdout"],
            Cancellation,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["AZURE_LOCATION"] = "polandcentral" });

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("'polandcentral'", run.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Text(DeployedSystem system) => system.Resources.Select(resource => resource.ToJsonString());

    private static async Task<DeployedSystem> EvaluateAsync(IReadOnlyDictionary<string, string?> variables)
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        return await DeployedSystem.EvaluateFileAsync(folder["environment.bicepparam"], Cancellation, variables);
    }

    // As azd does it: variables are put into the values, and strings become the numbers and booleans that the template wants.
    private static async Task<DeployedSystem> EvaluateAsAzdAsync(Dictionary<string, string?> variables)
    {
        var parameters = JsonNode.Parse(Repository.Read("infra/main.parameters.json"))!["parameters"]!.AsObject();
        return await DeployedSystem.EvaluateAsync(
            "main.bicep",
            parameters.Select(
                parameter => $"param {parameter.Key} = {Literal(variables[Variable().Match((string)parameter.Value!["value"]!).Value]!)}"),
            Cancellation);
    }

    private static string Literal(string value) =>
        bool.TryParse(value, out _) || int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? value : $"'{value}'";

    [GeneratedRegex("(?:DIGITS|AZURE)_[A-Z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}

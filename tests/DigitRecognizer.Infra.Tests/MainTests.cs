using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Infra.Tests.Tools;

namespace DigitRecognizer.Infra.Tests;

public sealed class MainTests(Variants variants)
{
    [Fact]
    public async Task The_outputs_are_those_that_the_hooks_read()
    {
        var outputs = (await variants.Defaults).Outputs.Select(output => output.Key).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(["apiAddress", "contentAccountName", "functionAppName", "siteAddress", "weightsBlobServiceUri"], outputs, StringComparer.Ordinal);
        Assert.All(outputs, name => Assert.Contains($"['{name}', {name}.value]", Repository.Read("infra/outputs.sh"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_begin_with_the_abbreviations_of_the_cloud_adoption_framework()
    {
        var system = await variants.Defaults;

        Assert.Matches("^id-digits-[a-z0-9]{13}$", Name("Microsoft.ManagedIdentity/userAssignedIdentities"));
        Assert.Matches("^log-digits-[a-z0-9]{13}$", Name("Microsoft.OperationalInsights/workspaces"));
        Assert.Matches("^appi-digits-[a-z0-9]{13}$", Name("Microsoft.Insights/components"));
        Assert.Matches("^asp-digits-[a-z0-9]{13}$", Name("Microsoft.Web/serverfarms"));
        Assert.Matches("^func-digits-[a-z0-9]{13}$", Name("Microsoft.Web/sites"));
        Assert.Matches("^ag-digits-[a-z0-9]{13}$", Name("Microsoft.Insights/actionGroups"));

        string Name(string type) => (string)system.One(type)["name"]!;
    }

    [Fact]
    public async Task The_committed_parameter_file_reads_every_choice_from_the_environment()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AZURE_ENV_NAME"] = "staging",
            ["AZURE_PRINCIPAL_ID"] = Variants.DeployerId,
            ["DIGITS_INSTANCE_MEMORY_MB"] = "512",
            ["DIGITS_MAXIMUM_INSTANCES"] = "100",
            ["DIGITS_ALWAYS_READY_INSTANCES"] = "1",
            ["DIGITS_REQUESTS_PER_INSTANCE"] = "8",
            ["DIGITS_ALERTS"] = "false",
            ["DIGITS_ALERT_EMAILS"] = "a@example.org,b@example.org",
            ["DIGITS_BUDGET_AMOUNT"] = "10",
            ["DIGITS_BUDGET_START"] = "2026-12-01",
        };

        var system = await DeployedSystem.EvaluateFileAsync(folder["main.bicepparam"], TestContext.Current.CancellationToken, environment);

        var scale = system.One("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        Assert.Equal(
            """{"instanceMemoryMB":512,"maximumInstanceCount":100,"alwaysReady":[{"name":"http","instanceCount":1}],"triggers":{"http":{"perInstanceConcurrency":8}}}""",
            scale.ToJsonString());
        Assert.Equal("staging", (string?)system.One("Microsoft.Web/sites")["tags"]!["azd-env-name"]);
        Assert.Equal(2, system.RoleAssignments.Count(assignment => assignment.Principal == Variants.DeployerId));
        Assert.Empty(system.All("Microsoft.Insights/scheduledQueryRules"));
        Assert.Equal(2, system.One("Microsoft.Insights/actionGroups")["properties"]!["emailReceivers"]!.AsArray().Count);
        Assert.Equal(10, (int)system.One("Microsoft.Consumption/budgets")["properties"]!["amount"]!);
        Assert.Equal("2026-12-01", (string?)system.One("Microsoft.Consumption/budgets")["properties"]!["timePeriod"]!["startDate"]);
    }

    [Fact]
    public async Task With_nothing_set_the_committed_parameter_file_is_the_template_with_its_defaults()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.Infra);
        var unset = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("DIGITS_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal))
            .ToDictionary(name => name, string? (_) => null, StringComparer.Ordinal);

        var committed = await DeployedSystem.EvaluateFileAsync(folder["main.bicepparam"], TestContext.Current.CancellationToken, unset);
        var defaults = await DeployedSystem.EvaluateAsync("main.bicep", ["param environmentName = 'digits'"], TestContext.Current.CancellationToken);

        Assert.Equal(Text(defaults), Text(committed), StringComparer.Ordinal);

        static IEnumerable<string> Text(DeployedSystem system) => system.Resources.Select(resource => resource.ToJsonString());
    }
}

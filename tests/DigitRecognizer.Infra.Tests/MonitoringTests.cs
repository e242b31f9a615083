using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

public sealed class MonitoringTests(Variants variants)
{
    [Fact]
    public async Task Telemetry_is_taken_from_identities_only()
    {
        var system = await variants.Defaults;

        Assert.True((bool)system.One("Microsoft.Insights/components")["properties"]!["DisableLocalAuth"]!);
        Assert.True((bool)system.One("Microsoft.OperationalInsights/workspaces")["properties"]!["features"]!["disableLocalAuth"]!);
    }

    [Fact]
    public async Task Telemetry_ends_up_in_the_workspace_which_is_capped()
    {
        var system = await variants.Defaults;
        var workspace = system.One("Microsoft.OperationalInsights/workspaces");

        Assert.Equal((string?)workspace["id"], (string?)system.One("Microsoft.Insights/components")["properties"]!["WorkspaceResourceId"]);
        Assert.Equal(1, (int)workspace["properties"]!["workspaceCapping"]!["dailyQuotaGb"]!);
        Assert.Equal(30, (int)workspace["properties"]!["retentionInDays"]!);
    }

    [Fact]
    public async Task The_hosts_own_log_is_kept()
    {
        var log = (await variants.Defaults).One("Microsoft.Insights/diagnosticSettings", "host-log");

        Assert.Contains("/providers/Microsoft.Web/sites/func-digits-", (string)log["id"]!, StringComparison.Ordinal);
        Assert.Equal("FunctionAppLogs", (string?)Assert.Single(log["properties"]!["logs"]!.AsArray())!["category"]);
    }

    [Fact]
    public async Task Everything_that_can_have_tags_is_tagged_with_the_environments_name() => Assert.All(
        (await variants.Defaults).Resources.Where(resource => resource["location"] is not null),
        resource => Assert.Equal("test", (string?)resource["tags"]!["azd-env-name"]));
}

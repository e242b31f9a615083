using System.Text.RegularExpressions;
using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

public sealed partial class AccessTests(Variants variants)
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string BlobDataReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string Content = "/providers/Microsoft.Storage/storageAccounts/stcontent*/blobServices/default/containers";

    [Fact]
    public async Task The_app_owns_its_host_account_reads_the_weights_writes_telemetry_and_may_do_nothing_else() => Assert.Equal(
        [
            ("/providers/Microsoft.Insights/components/appi-digits-*", MonitoringMetricsPublisher),
            ($"{Content}/weights", BlobDataReader),
            ("/providers/Microsoft.Storage/storageAccounts/sthost*", TableDataContributor),
            ("/providers/Microsoft.Storage/storageAccounts/sthost*", BlobDataOwner),
        ],
        Grants(await variants.Defaults, principal => principal.Contains("/userAssignedIdentities/id-digits-", StringComparison.Ordinal)));

    [Fact]
    public async Task The_deployer_writes_the_weights_and_the_site_and_gets_nothing_else() => Assert.Equal(
        [($"{Content}/$web", BlobDataContributor), ($"{Content}/weights", BlobDataContributor)],
        Grants(await variants.Defaults, principal => principal == Variants.DeployerId));

    [Fact]
    public async Task Nobody_else_gets_a_role() => Assert.Equal(6, (await variants.Defaults).RoleAssignments.Count());

    [Fact]
    public async Task Without_a_name_the_deployer_is_whoever_runs_the_deployment()
    {
        var system = await DeployedSystem.EvaluateAsync(
            "main.bicep",
            ["param environmentName = 'test'", "param location = 'westeurope'", "param budgetAmount = 0"],
            TestContext.Current.CancellationToken);

        Assert.Equal(2, system.RoleAssignments.Count(assignment => assignment.Principal == "[deployer().objectId]"));
    }

    [Fact]
    public async Task The_app_has_one_identity_of_its_own_and_no_system_assigned_one()
    {
        var identity = (await variants.Defaults).One("Microsoft.Web/sites")["identity"]!;

        Assert.Equal("UserAssigned", (string?)identity["type"]);
        Assert.Contains("/id-digits-", Assert.Single(identity["userAssignedIdentities"]!.AsObject()).Key, StringComparison.Ordinal);
    }

    private static List<(string Scope, string Role)> Grants(DeployedSystem system, Predicate<string> isPrincipal) =>
    [
        .. system.RoleAssignments
            .Where(assignment => isPrincipal(assignment.Principal))
            .Select(assignment => (Scope: Hash().Replace(assignment.Scope, "*"), assignment.Role))
            .OrderBy(grant => grant.Scope, StringComparer.Ordinal).ThenBy(grant => grant.Role, StringComparer.Ordinal),
    ];

    [GeneratedRegex("(?<=sthost|stcontent|-digits-)[a-z0-9]{13}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}

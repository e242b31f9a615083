using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Infra.Tests;

public sealed class StorageTests(Variants variants)
{
    private const string Accounts = "Microsoft.Storage/storageAccounts";

    [Theory]
    [InlineData("sthost")]
    [InlineData("stcontent")]
    public async Task An_account_opens_to_identities_only(string account)
    {
        var properties = (await variants.Defaults).One(Accounts, account)["properties"]!;

        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.False((bool)properties["isLocalUserEnabled"]!);
        Assert.False((bool)properties["allowCrossTenantReplication"]!);
        Assert.True((bool)properties["defaultToOAuthAuthentication"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)properties["minimumTlsVersion"]);
        Assert.Equal("AAD", (string?)properties["allowedCopyScope"]);
    }

    [Theory]
    [InlineData("sthost")]
    [InlineData("stcontent")]
    public async Task What_is_overwritten_or_deleted_in_an_account_can_be_brought_back(string account)
    {
        var system = await variants.Defaults;
        var blobs = system.One($"{Accounts}/blobServices", account)["properties"]!;
        var rule = Assert.Single(system.One($"{Accounts}/managementPolicies", account)["properties"]!["policy"]!["rules"]!.AsArray())!;

        Assert.True((bool)blobs["isVersioningEnabled"]!);
        Assert.Equal((true, 14), Retention(blobs["deleteRetentionPolicy"]!));
        Assert.Equal((true, 14), Retention(blobs["containerDeleteRetentionPolicy"]!));
        Assert.Equal(90, (int)rule["definition"]!["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!);
    }

    [Fact]
    public async Task Every_container_is_private()
    {
        var containers = (await variants.Defaults).All($"{Accounts}/blobServices/containers");

        Assert.Equal(3, containers.Count);
        Assert.All(containers, container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"]));
    }

    [Fact]
    public async Task The_weights_container_is_the_one_that_the_code_reads_and_stands_apart_from_the_apps_package()
    {
        var system = await variants.Defaults;

        Assert.Contains(
            system.All($"{Accounts}/blobServices/containers"),
            container => Name(container).StartsWith("stcontent", StringComparison.Ordinal)
                && Name(container).EndsWith($"/{WeightsBlob.ContainerName}", StringComparison.Ordinal));
        Assert.EndsWith("/app-package", Name(system.One($"{Accounts}/blobServices/containers", "sthost")), StringComparison.Ordinal);
    }

    /// <summary>
    /// Switching the static website on would create it too, but nothing says that it does so before the role on it is assigned.
    /// </summary>
    [Fact]
    public async Task The_container_of_the_site_is_declared_and_its_role_waits_for_it()
    {
        var run = await BicepCli.RunAsync(
            ["build", Path.Combine(Tools.Repository.Infra, "main.bicep"), "--stdout"], TestContext.Current.CancellationToken);
        var access = JsonNode.Parse(run.Output)!["resources"]!["access"]!;

        Assert.Contains(
            (await variants.Defaults).All($"{Accounts}/blobServices/containers"),
            container => Name(container).StartsWith("stcontent", StringComparison.Ordinal)
                && Name(container).EndsWith("/default/$web", StringComparison.Ordinal));
        Assert.Contains("contentStorage", access["dependsOn"]!.AsArray().Select(name => (string)name!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Only_the_content_account_serves_a_site()
    {
        var system = await variants.Defaults;
        var content = system.One($"{Accounts}/blobServices", "stcontent")["properties"]!["staticWebsite"]!;
        var host = system.One($"{Accounts}/blobServices", "sthost")["properties"]!["staticWebsite"]!;

        Assert.True((bool)content["enabled"]!);
        Assert.Equal("index.html", (string?)content["indexDocument"]);
        Assert.False((bool)host["enabled"]!);
    }

    [Theory]
    [InlineData("sthost")]
    [InlineData("stcontent")]
    public async Task Writes_and_deletes_in_an_account_are_logged(string account)
    {
        var audit = Assert.Single(
            (await variants.Defaults).All("Microsoft.Insights/diagnosticSettings"),
            setting => ((string)setting["id"]!).Contains($"/{account}", StringComparison.Ordinal));
        var logs = audit["properties"]!["logs"]!.AsArray();

        Assert.Equal(["StorageWrite", "StorageDelete"], logs.Select(log => (string)log!["category"]!), StringComparer.Ordinal);
        Assert.All(logs, log => Assert.True((bool)log!["enabled"]!));
    }

    [Fact]
    public async Task Names_fit_the_24_characters_that_storage_allows() =>
        Assert.All((await variants.Defaults).All(Accounts), account => Assert.Matches("^st[a-z0-9]{1,22}$", Name(account)));

    private static string Name(JsonNode resource) => (string)resource["name"]!;

    private static (bool Enabled, int Days) Retention(JsonNode policy) => ((bool)policy["enabled"]!, (int)policy["days"]!);
}

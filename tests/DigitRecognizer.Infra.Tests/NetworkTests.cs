using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

/// <summary>The virtual network that can be chosen.</summary>
public sealed class NetworkTests(Variants variants)
{
    private const string Accounts = "Microsoft.Storage/storageAccounts";

    [Fact]
    public async Task By_default_there_is_none()
    {
        var system = await variants.Defaults;

        Assert.DoesNotContain(
            system.Resources, resource => ((string)resource["type"]!).StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.Null(system.One("Microsoft.Web/sites")["properties"]!["virtualNetworkSubnetId"]);
    }

    [Fact]
    public async Task The_app_sends_its_requests_through_a_subnet_that_is_delegated_to_flex_consumption()
    {
        var system = await variants.Network;
        var subnet = system.One("Microsoft.Network/virtualNetworks")["properties"]!["subnets"]!.AsArray()
            .Single(subnet => (string?)subnet!["name"] == "app")!;

        Assert.Equal("Microsoft.App/environments",
            (string?)Assert.Single(subnet["properties"]!["delegations"]!.AsArray())!["properties"]!["serviceName"]);
        Assert.Equal(
            $"{system.One("Microsoft.Network/virtualNetworks")["id"]}/subnets/app",
            (string?)system.One("Microsoft.Web/sites")["properties"]!["virtualNetworkSubnetId"]);
    }

    [Fact]
    public async Task The_apps_own_account_is_closed_to_the_public_network_and_the_sites_stays_open()
    {
        var system = await variants.Network;
        var host = system.One(Accounts, "sthost")["properties"]!;
        var content = system.One(Accounts, "stcontent")["properties"]!;

        Assert.Equal(("Disabled", "Deny", "None"), Access(host));
        Assert.Equal(("Enabled", "Allow", "AzureServices"), Access(content));
        Assert.Equal(("Enabled", "Allow", "AzureServices"), Access((await variants.Defaults).One(Accounts, "sthost")["properties"]!));

        static (string? Access, string? Action, string? Bypass) Access(JsonNode properties) => (
            (string?)properties["publicNetworkAccess"], (string?)properties["networkAcls"]!["defaultAction"],
                (string?)properties["networkAcls"]!["bypass"]);
    }

    [Theory]
    [InlineData("sthost", "blob")]
    [InlineData("sthost", "table")]
    [InlineData("stcontent", "blob")]
    public async Task Each_service_that_the_app_uses_has_a_private_endpoint_with_a_name_in_private_dns(string account, string service)
    {
        var system = await variants.Network;
        var endpoint = Assert.Single(
            system.All("Microsoft.Network/privateEndpoints"),
            endpoint => ((string)endpoint["name"]!).StartsWith($"pep-{account}", StringComparison.Ordinal)
                && ((string)endpoint["name"]!).EndsWith($"-{service}", StringComparison.Ordinal));
        var connection = Assert.Single(endpoint["properties"]!["privateLinkServiceConnections"]!.AsArray())!["properties"]!;
        var zone = Assert.Single(system.All("Microsoft.Network/privateDnsZones"), zone => (string)zone["name"]! == ZoneName(service));
        var record = system.One("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", (string)endpoint["name"]!);

        Assert.Equal((string?)system.One(Accounts, account)["id"], (string?)connection["privateLinkServiceId"]);
        Assert.Equal(service, (string?)Assert.Single(connection["groupIds"]!.AsArray()));
        Assert.Equal((string?)zone["id"],
            (string?)Assert.Single(record["properties"]!["privateDnsZoneConfigs"]!.AsArray())!["properties"]!["privateDnsZoneId"]);
        Assert.Contains(
            system.All("Microsoft.Network/privateDnsZones/virtualNetworkLinks"),
            link => ((string)link["name"]!).Contains(ZoneName(service).Trim('[', ']'), StringComparison.Ordinal));
    }

    // The last part of the name is known to the cloud only.
    private static string ZoneName(string service) => $"[format('privatelink.{{0}}.{{1}}', '{service}', environment().suffixes.storage)]";
}

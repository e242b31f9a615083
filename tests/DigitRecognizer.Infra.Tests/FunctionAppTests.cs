using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;

namespace DigitRecognizer.Infra.Tests;

public sealed class FunctionAppTests(Variants variants)
{
    private const string Sites = "Microsoft.Web/sites";

    [Fact]
    public async Task The_plan_is_flex_consumption_on_linux()
    {
        var plan = (await variants.Defaults).One("Microsoft.Web/serverfarms");

        Assert.Equal(("FC1", "FlexConsumption"), ((string?)plan["sku"]!["name"], (string?)plan["sku"]!["tier"]));
        Assert.True((bool)plan["properties"]!["reserved"]!);
    }

    [Fact]
    public async Task The_runtime_is_isolated_dotnet_and_its_version_a_string()
    {
        var runtime = (await PropertiesAsync())["functionAppConfig"]!["runtime"]!;

        Assert.Equal("""{"name":"dotnet-isolated","version":"10.0"}""", runtime.ToJsonString());
    }

    [Fact]
    public async Task It_accepts_https_of_TLS_1_2_only_and_no_password()
    {
        var system = await variants.Defaults;
        var properties = await PropertiesAsync();
        var policies = system.All($"{Sites}/basicPublishingCredentialsPolicies");

        Assert.True((bool)properties["httpsOnly"]!);
        Assert.Equal("1.2", (string?)properties["siteConfig"]!["minTlsVersion"]);
        Assert.Equal("1.2", (string?)properties["siteConfig"]!["scmMinTlsVersion"]);
        Assert.Equal(["ftp", "scm"], policies.Select(policy => ((string)policy["name"]!).Split('/')[1]), StringComparer.Ordinal);
        Assert.All(policies, policy => Assert.False((bool)policy["properties"]!["allow"]!));
    }

    [Fact]
    public async Task Browsers_may_call_it_from_the_site_only_and_without_credentials()
    {
        var cors = (await PropertiesAsync())["siteConfig"]!["cors"]!;
        var origin = (string)Assert.Single(cors["allowedOrigins"]!.AsArray())!;

        // The address of the content account's site less its last character, the slash that an origin does not have.
        Assert.Matches(
            @"^\[take\(reference\(.*contentStorage.*\)\.outputs\.webEndpoint\.value, sub\(length\(.*webEndpoint\.value\), 1\)\)\]$",
            origin);
        Assert.DoesNotContain("'*'", origin, StringComparison.Ordinal);
        Assert.False((bool)cors["supportCredentials"]!);
    }

    [Fact]
    public async Task Its_package_lies_in_the_host_account_and_is_fetched_with_its_identity()
    {
        var storage = (await PropertiesAsync())["functionAppConfig"]!["deployment"]!["storage"]!;

        Assert.Equal("blobContainer", (string?)storage["type"]);
        Assert.Matches(@"hostStorage.*outputs\.blobEndpoint\.value, 'app-package'\)\]$", (string)storage["value"]!);
        Assert.Equal("UserAssignedIdentity", (string?)storage["authentication"]!["type"]);
        Assert.Contains("/id-digits-", (string)storage["authentication"]!["userAssignedIdentityResourceId"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftpsState")]
    [InlineData("linuxFxVersion")]
    [InlineData("netFrameworkVersion")]
    [InlineData("alwaysOn")]
    [InlineData("use32BitWorkerProcess")]
    [InlineData("functionAppScaleLimit")]
    [InlineData("functionsRuntimeScaleMonitoringEnabled")]
    [InlineData("preWarmedInstanceCount")]
    [InlineData("appSettings")]
    public async Task It_has_no_setting_that_flex_consumption_refuses_or_that_stands_elsewhere(string setting) =>
        Assert.Null((await PropertiesAsync())["siteConfig"]![setting]);

    [Fact]
    public async Task Azd_finds_it_by_the_tag_of_the_service() =>
        Assert.Equal("api", (string?)(await variants.Defaults).One(Sites)["tags"]!["azd-service-name"]);

    [Fact]
    public async Task By_default_it_scales_from_nothing_to_5_instances_of_one_core() => Assert.Equal(
        """{"instanceMemoryMB":2048,"maximumInstanceCount":5,"alwaysReady":[],"triggers":{"http":{"perInstanceConcurrency":16}}}""",
        Scale(await variants.Defaults));

    [Fact]
    public async Task Parameters_keep_instances_warm_and_raise_every_limit() => Assert.Equal(
        """{"instanceMemoryMB":4096,"maximumInstanceCount":300,"alwaysReady":[{"name":"http","instanceCount":2}],"triggers":"""
        + """{"http":{"perInstanceConcurrency":32}}}""",
        Scale(await variants.Scaled));

    [Fact]
    public async Task It_is_created_after_its_roles()
    {
        var run = await BicepCli.RunAsync(
            ["build", Path.Combine(Tools.Repository.Infra, "main.bicep"), "--stdout"], TestContext.Current.CancellationToken);
        var functionApp = JsonNode.Parse(run.Output)!["resources"]!["functionApp"]!;

        Assert.Contains("access", functionApp["dependsOn"]!.AsArray().Select(name => (string)name!), StringComparer.Ordinal);
    }

    private static string Scale(DeployedSystem system) =>
        system.One(Sites)["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!.ToJsonString();

    private async Task<JsonNode> PropertiesAsync() => (await variants.Defaults).One(Sites)["properties"]!;
}

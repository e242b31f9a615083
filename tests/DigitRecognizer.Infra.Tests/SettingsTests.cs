using System.Text.Json.Nodes;
using DigitRecognizer.Infra.Tests.Bicep;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Configuration;

namespace DigitRecognizer.Infra.Tests;

public sealed class SettingsTests(Variants variants)
{
    [Fact]
    public async Task The_code_reads_the_weights_settings_under_the_names_that_the_template_gives_them()
    {
        var settings = await SettingsAsync();
        var options = Options(settings);

        Assert.Equal((string?)settings["WeightsStorage__blobServiceUri"], options.BlobServiceUri);
        Assert.Equal((string?)settings["WeightsStorage__clientId"], options.ClientId);
        Assert.True(options.UsesStorage);
        Assert.Null(options.ConnectionString);
    }

    [Fact]
    public async Task Every_weights_setting_is_one_that_the_code_reads()
    {
        var settings = await SettingsAsync();
        var with = Options(settings);

        foreach (var name in settings.Select(setting => setting.Key).Where(name => name.StartsWith("Weights", StringComparison.Ordinal)))
        {
            var others = (JsonObject)settings.DeepClone();
            others.Remove(name);
            var without = Options(others);
            Assert.False(Values(with) == Values(without), $"Nothing changes without {name}: the code does not read it.");
        }
    }

    [Fact]
    public async Task Weights_come_from_the_content_account_and_the_hosts_own_things_go_to_the_host_account()
    {
        var settings = await SettingsAsync();

        Assert.Matches(@"contentStorage.*outputs\.blobEndpoint", (string)settings["WeightsStorage__blobServiceUri"]!);
        Assert.Matches(@"hostStorage.*outputs\.blobEndpoint", (string)settings["AzureWebJobsStorage__blobServiceUri"]!);
        Assert.Matches(@"hostStorage.*outputs\.tableEndpoint", (string)settings["AzureWebJobsStorage__tableServiceUri"]!);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage__clientId")]
    [InlineData("WeightsStorage__clientId")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")]
    public async Task Every_client_uses_the_apps_identity(string name) =>
        Assert.Matches(@"userAssignedIdentities/id-digits-[a-z0-9]{13}', '[0-9-]+'\)\.clientId\)?\]$", (string)(await SettingsAsync())[name]!);

    [Fact]
    public async Task The_host_enters_its_storage_with_the_identity() =>
        Assert.Equal("managedidentity", (string?)(await SettingsAsync())["AzureWebJobsStorage__credential"]);

    [Fact]
    public async Task No_setting_holds_a_secret_or_is_one_that_flex_consumption_refuses()
    {
        var settings = await SettingsAsync();

        Assert.DoesNotContain(settings, setting => ((string)setting.Value!).Contains("listKeys", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
                "AzureWebJobsStorage__tableServiceUri", "WeightsStorage__blobServiceUri", "WeightsStorage__clientId",
            ],
            settings.Select(setting => setting.Key).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static (string? ConnectionString, string? Address, string? ClientId, TimeSpan PollInterval) Values(WeightsOptions options) =>
        (options.ConnectionString, options.BlobServiceUri, options.ClientId, options.PollInterval);

    private static WeightsOptions Options(JsonObject settings)
    {
        // What the environment's variables become in .NET: two underscores are a colon.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting =>
                KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build();
        var options = new WeightsOptions();
        options.Bind(configuration);
        return options;
    }

    private async Task<JsonObject> SettingsAsync() =>
        (await variants.Defaults).One("Microsoft.Web/sites/config")["properties"]!.AsObject();
}

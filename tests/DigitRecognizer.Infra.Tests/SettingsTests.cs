using System.Text.Json.Nodes;
using DigitRecognizer.Api.RateLimiting;
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
        Assert.Matches(
            @"userAssignedIdentities/id-digits-[a-z0-9]{13}', '[0-9-]+'\)\.clientId\)?\]$", (string)(await SettingsAsync())[name]!);

    [Fact]
    public async Task The_host_enters_its_storage_with_the_identity() =>
        Assert.Equal("managedidentity", (string?)(await SettingsAsync())["AzureWebJobsStorage__credential"]);

    /// <summary>The host reads the two variables through its exporter since 4.1048.100; without them it sends every trace.</summary>
    [Fact]
    public async Task The_host_sends_as_many_traces_a_second_as_the_worker()
    {
        var settings = await SettingsAsync();

        Assert.Equal("microsoft.rate_limited", (string?)settings["OTEL_TRACES_SAMPLER"]);
        Assert.Contains(
            $"TracesPerSecond = {(string?)settings["OTEL_TRACES_SAMPLER_ARG"]};", Tools.Repository.Read("functions/Telemetry.cs"),
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 120)]
    public async Task The_code_reads_the_rate_limit_which_is_off_unless_it_is_chosen(bool chosen, int limit)
    {
        var settings = (await (chosen ? variants.Scaled : variants.Defaults)).One("Microsoft.Web/sites/config")["properties"]!.AsObject();

        Assert.Equal(
            new RateLimitOptions { RequestsPerMinute = limit, TrustForwardedFor = true }, RateLimitOptions.From(Configuration(settings)));
    }

    [Fact]
    public async Task No_setting_holds_a_secret_or_is_one_that_flex_consumption_refuses()
    {
        var settings = await SettingsAsync();

        Assert.DoesNotContain(settings, setting => ((string)setting.Value!).Contains("listKeys", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
                "AzureWebJobsStorage__tableServiceUri", "MALLOC_ARENA_MAX", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG",
                "RateLimit__requestsPerMinute", "RateLimit__trustForwardedFor",
                "WeightsStorage__blobServiceUri", "WeightsStorage__clientId",
            ],
            settings.Select(setting => setting.Key).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static (string? ConnectionString, string? Address, string? ClientId, TimeSpan PollInterval) Values(WeightsOptions options) =>
        (options.ConnectionString, options.BlobServiceUri, options.ClientId, options.PollInterval);

    private static WeightsOptions Options(JsonObject settings)
    {
        var options = new WeightsOptions();
        options.Bind(Configuration(settings));
        return options;
    }

    // What the environment's variables become in .NET: two underscores are a colon.
    private static IConfiguration Configuration(JsonObject settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
        .Build();

    private async Task<JsonObject> SettingsAsync() =>
        (await variants.Defaults).One("Microsoft.Web/sites/config")["properties"]!.AsObject();
}

using System.Net;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Infra.Tests;

/// <summary>Azure gives an app its tokens at an address in the variable IDENTITY_ENDPOINT. Here a loopback server listens there.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task Storage_is_entered_as_the_identity_that_the_settings_name()
    {
        const string ClientId = "11111111-2222-3333-4444-555555555555";
        using var tokens = new HttpListener();
        var port = FreePort.Find();
        tokens.Prefixes.Add($"http://127.0.0.1:{port}/");
        tokens.Start();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"http://127.0.0.1:{port}/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "test");
        var options = new WeightsOptions { BlobServiceUri = $"https://127.0.0.1:{FreePort.Find()}/", ClientId = ClientId };

        var reading = BlobWeights.ReadAsync(options, TestContext.Current.CancellationToken);
        var asked = await tokens.GetContextAsync().WaitAsync(TestContext.Current.CancellationToken);
        asked.Response.StatusCode = 403;
        asked.Response.Close();

        Assert.Equal(ClientId, asked.Request.QueryString["client_id"]);
        Assert.Equal("https://storage.azure.com", asked.Request.QueryString["resource"]?.TrimEnd('/'));
        await Assert.ThrowsAsync<WeightsUnavailableException>(() => reading);
    }
}

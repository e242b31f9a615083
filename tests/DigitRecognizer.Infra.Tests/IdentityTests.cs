using System.Net;
using System.Text;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Infra.Tests;

/// <summary>Azure gives an app its tokens at an address in the variable IDENTITY_ENDPOINT. Here a loopback server listens there.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task Storage_is_read_with_a_token_of_the_identity_that_the_settings_name()
    {
        const string ClientId = "11111111-2222-3333-4444-555555555555";
        var cancellation = TestContext.Current.CancellationToken;
        using var tokens = Listen(out var tokenAddress);
        using var storage = Listen(out var storageAddress);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"{tokenAddress}token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "test");
        using var reader = new BlobReader(
            new WeightsOptions { BlobServiceUri = storageAddress, ClientId = ClientId, StorageDeadline = TimeSpan.FromMinutes(1) });

        var reading = reader.ReadAsync(knownETag: null, cancellation);
        var asked = await tokens.GetContextAsync().WaitAsync(cancellation);
        var expiry = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        await asked.Response.OutputStream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $$"""{"access_token":"the-token","expires_on":"{{expiry}}","resource":"storage","token_type":"Bearer"}"""), cancellation);
        asked.Response.Close();
        var read = await storage.GetContextAsync().WaitAsync(cancellation);
        read.Response.StatusCode = 403;
        read.Response.Close();

        Assert.Equal(ClientId, asked.Request.QueryString["client_id"]);
        Assert.Equal("https://storage.azure.com", asked.Request.QueryString["resource"]?.TrimEnd('/'));
        Assert.Equal(("/weights/lenet.onnx", "Bearer the-token"), (read.Request.Url?.AbsolutePath, read.Request.Headers["Authorization"]));
        var failure = await Assert.ThrowsAsync<WeightsUnavailableException>(() => reading);
        Assert.Contains("Storage Blob Data Reader", failure.Message, StringComparison.Ordinal);
    }

    private static HttpListener Listen(out string address)
    {
        var listener = new HttpListener();
        address = $"http://127.0.0.1:{FreePort.Find()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        return listener;
    }
}

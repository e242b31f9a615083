using System.Security.Cryptography;

namespace DigitRecognizer.Load;

/// <summary>
/// What a deployed worker asks for its weights, in this process: the managed identity's endpoint of Azure's hosts
/// (<see href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference"/>) and the blob. It answers
/// at once, which Azure does not.
/// </summary>
internal sealed class IdentityStorage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _downloads;

    private IdentityStorage(byte[] weights)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapGet("/token", context =>
        {
            var expiry = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(
                $$"""{"access_token":"token","expires_on":"{{expiry}}","resource":"https://storage.azure.com/","token_type":"Bearer"}""");
        });
        _app.MapGet("/weights/lenet.onnx", async context =>
        {
            Interlocked.Increment(ref _downloads);
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers["x-ms-meta-sha256"] = Convert.ToHexStringLower(SHA256.HashData(weights));
            context.Response.ContentLength = weights.Length;
            await context.Response.Body.WriteAsync(weights);
        });
    }

    /// <summary>How often the blob was downloaded.</summary>
    public int Downloads => Volatile.Read(ref _downloads);

    /// <summary>Settings of a worker that reads its weights from here.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["WeightsStorage"] = null,
        ["WeightsStorage__blobServiceUri"] = _app.Urls.Single(),
        ["WeightsStorage__clientId"] = Guid.Empty.ToString(),
        ["IDENTITY_ENDPOINT"] = $"{_app.Urls.Single()}/token",
        ["IDENTITY_HEADER"] = "header",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
    };

    public static async Task<IdentityStorage> StartAsync(byte[] weights)
    {
        var storage = new IdentityStorage(weights);
        await storage._app.StartAsync();
        return storage;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

/// <summary>What callers of the worker see of the weights in Blob Storage.</summary>
public sealed class WorkerWeightsTests : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _started = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Published_weights_are_used()
    {
        var storage = await StartStorageAsync();
        await StoredWeights.PublishAsync(storage);

        var client = await StartWorkerAsync(storage.ConnectionString);

        await AssertHealthAsync(client, "healthy", "blob");
        await AssertSevenAsync(client);
    }

    [Fact]
    public async Task Weights_with_a_wrong_hash_are_not_used()
    {
        var storage = await StartStorageAsync();
        await StoredWeights.PublishWithWrongHashAsync(storage);

        var client = await StartWorkerAsync(storage.ConnectionString);

        await AssertHealthAsync(client, "degraded", "packaged");
        await AssertSevenAsync(client);
    }

    [Fact]
    public async Task The_packaged_weights_serve_when_storage_is_stopped_before_the_start()
    {
        var storage = await StartStorageAsync();
        await StoredWeights.PublishAsync(storage);
        await storage.DisposeAsync();

        var client = await StartWorkerAsync(storage.ConnectionString);

        await AssertHealthAsync(client, "degraded", "packaged");
        await AssertSevenAsync(client);
    }

    [Fact]
    public async Task The_published_weights_still_serve_when_storage_is_stopped_after_the_start()
    {
        var storage = await StartStorageAsync();
        await StoredWeights.PublishAsync(storage);
        var client = await StartWorkerAsync(storage.ConnectionString);
        await AssertHealthAsync(client, "healthy", "blob");

        await storage.DisposeAsync();

        await AssertSevenAsync(client);
        await AssertHealthAsync(client, "healthy", "blob");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in Enumerable.Reverse(_started))
        {
            await started.DisposeAsync();
        }
    }

    private async Task<Azurite> StartStorageAsync()
    {
        var storage = await Azurite.StartAsync(Cancellation);
        _started.Add(storage);
        return storage;
    }

    private async Task<HttpClient> StartWorkerAsync(string weightsStorage)
    {
        var host = await Worker.StartAsync(weightsStorage, Cancellation);
        _started.Add(host);
        return new HttpClient { BaseAddress = new Uri(host.Address, "api/") };
    }

    private static async Task AssertHealthAsync(HttpClient client, string status, string source)
    {
        var health = await Exchange.GetAsync(client, "health");

        Assert.Equal(
            (status, source),
            (health.Body.GetProperty("status").GetString(), health.Body.GetProperty("model").GetProperty("source").GetString()));
    }

    private static async Task AssertSevenAsync(HttpClient client) =>
        Assert.Equal(7, (await Exchange.PostFileAsync(client, DrawnSeven.Png())).AssertPrediction());
}

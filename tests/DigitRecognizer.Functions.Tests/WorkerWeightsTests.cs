using System.Text.Json;
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

    [Fact]
    public async Task Weights_that_are_published_while_the_worker_runs_are_used_without_a_restart()
    {
        var storage = await StartStorageAsync();
        var client = await StartWorkerAsync(storage.ConnectionString);
        await AssertHealthAsync(client, "degraded", "packaged");

        await StoredWeights.PublishAsync(storage);
        await WaitForModelAsync(client, model => model.GetProperty("source").GetString() == "blob");
        await AssertHealthAsync(client, "healthy", "blob");

        var version = await StoredWeights.PublishNewVersionAsync(storage);
        await WaitForModelAsync(client, model => model.GetProperty("version").GetString() == version);
        await AssertSevenAsync(client);
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

    private static async Task WaitForModelAsync(HttpClient client, Predicate<JsonElement> isExpected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!isExpected((await Exchange.GetAsync(client, "health")).Body.GetProperty("model")))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
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

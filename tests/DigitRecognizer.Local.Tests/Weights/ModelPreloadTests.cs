using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>What the store makes of a download that began before it existed.</summary>
public sealed class ModelPreloadTests
{
    private readonly LogRecorder<ModelStore> _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_download_that_began_early_is_used()
    {
        await using var server = BlobServer.Serving(AzuriteFixture.PackagedModel);
        var preload = ModelPreload.Start(At(server.Address));
        await server.Asked.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        using var store = new ModelStore(Options.Create(At(server.Address)), _log, preload);

        await store.LoadAsync(Cancellation);

        Assert.Equal((WeightsSource.Blob, false), (store.Status?.Source, store.Status?.IsFallback));
        Assert.Equal(1, server.Requests);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Each_later_refresh_asks_storage_again()
    {
        await using var server = BlobServer.Serving(AzuriteFixture.PackagedModel);
        using var store = new ModelStore(Options.Create(At(server.Address)), _log, ModelPreload.Start(At(server.Address)));
        await store.LoadAsync(Cancellation);

        await store.RefreshAsync(Cancellation);

        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task An_early_download_that_failed_falls_back_to_the_packaged_weights_until_the_next_refresh()
    {
        var port = FreePort.Find();
        var options = At($"http://127.0.0.1:{port}/devstoreaccount1");
        using var store = new ModelStore(Options.Create(options), _log, ModelPreload.Start(options));

        await store.LoadAsync(Cancellation);

        Assert.Equal((WeightsSource.Packaged, true), (store.Status?.Source, store.Status?.IsFallback));
        Assert.Contains("Storage cannot be read", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        await using var server = BlobServer.Serving(AzuriteFixture.PackagedModel, port);
        await store.RefreshAsync(Cancellation);
        Assert.Equal((WeightsSource.Blob, false), (store.Status?.Source, store.Status?.IsFallback));
    }

    [Fact]
    public async Task An_early_download_without_an_answer_falls_back_at_the_time_limit()
    {
        await using var silent = LoopbackServer.Silent();
        var options = At(silent.Address);
        options.StorageDeadline = TimeSpan.FromSeconds(0.5);
        using var store = new ModelStore(Options.Create(options), _log, ModelPreload.Start(options));

        await store.LoadAsync(Cancellation);

        Assert.True(store.Status?.IsFallback);
        Assert.Contains("did not answer within 0.5 s", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_early_download_with_other_settings_is_not_used()
    {
        await using var early = BlobServer.Serving(AzuriteFixture.PackagedModel);
        await using var used = BlobServer.Serving(AzuriteFixture.WithMetadata("comment", "used"));
        using var store = new ModelStore(Options.Create(At(used.Address)), _log, ModelPreload.Start(At(early.Address)));

        await store.LoadAsync(Cancellation);

        Assert.Equal(used.Version, store.Status?.Info.Version);
    }

    [Fact]
    public async Task An_early_download_is_not_used_by_a_host_without_storage()
    {
        await using var early = BlobServer.Serving(AzuriteFixture.PackagedModel);
        using var store = new ModelStore(Options.Create(new WeightsOptions()), _log, ModelPreload.Start(At(early.Address)));

        await store.LoadAsync(Cancellation);

        Assert.Equal((WeightsSource.Packaged, false), (store.Status?.Source, store.Status?.IsFallback));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a connection string")]
    public async Task Without_valid_settings_for_storage_nothing_is_downloaded_early(string? connectionString)
    {
        await using var used = BlobServer.Serving(AzuriteFixture.PackagedModel);
        var preload = ModelPreload.Start(new WeightsOptions { ConnectionString = connectionString });
        using var store = new ModelStore(Options.Create(At(used.Address)), _log, preload);

        await store.LoadAsync(Cancellation);

        Assert.Equal(WeightsSource.Blob, store.Status?.Source);
        Assert.Null(preload.TakeReader(new WeightsOptions { ConnectionString = connectionString }));
    }

    [Fact]
    public async Task A_host_that_stops_does_not_wait_for_the_early_download()
    {
        await using var silent = LoopbackServer.Silent();
        using var stopping = new CancellationTokenSource();
        using var store = new ModelStore(Options.Create(At(silent.Address)), _log, ModelPreload.Start(At(silent.Address)));
        var loading = store.LoadAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
    }

    /// <summary>A busy machine does not make it fall back.</summary>
    private static WeightsOptions At(string address) =>
        new() { ConnectionString = Azurite.ConnectionStringFor(address), StorageDeadline = TimeSpan.FromMinutes(1) };
}

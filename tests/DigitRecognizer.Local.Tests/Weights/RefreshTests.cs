using System.Collections.Concurrent;
using DigitRecognizer.Imaging;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>What becomes of the model in use when the blob changes, against a real Azurite.</summary>
public sealed class RefreshTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    private readonly LogRecorder<ModelStore> _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_fallback_the_blob_is_used_once_it_is_there()
    {
        await storage.EmptyAsync();
        using var store = await LoadAsync();
        var before = store.Status;
        await PutAsync(AzuriteFixture.PackagedModel);

        await store.RefreshAsync(Cancellation);

        Assert.Equal((WeightsSource.Packaged, true), (before?.Source, before?.IsFallback));
        Assert.Equal((WeightsSource.Blob, false), (store.Status?.Source, store.Status?.IsFallback));
    }

    [Fact]
    public async Task With_no_model_at_all_the_blob_is_used_once_it_is_there()
    {
        await storage.EmptyAsync();
        using var store = await LoadAsync(packagedFile: "missing.onnx");
        var before = store.Status;
        await PutAsync(AzuriteFixture.PackagedModel);

        await store.RefreshAsync(Cancellation);

        Assert.Null(before);
        Assert.Equal(WeightsSource.Blob, store.Status?.Source);
    }

    [Fact]
    public async Task A_new_version_is_used_and_an_unchanged_one_is_not_loaded_again()
    {
        await PutAsync(AzuriteFixture.PackagedModel);
        using var store = await LoadAsync();
        var first = store.Status;

        await store.RefreshAsync(Cancellation);
        var unchanged = store.Status;
        await PutAsync(Another("a"));
        await store.RefreshAsync(Cancellation);

        Assert.Same(first, unchanged);
        Assert.NotEqual(first?.Info.Version, store.Status?.Info.Version);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_request_under_way_ends_on_the_model_it_began_with()
    {
        await PutAsync(AzuriteFixture.PackagedModel);
        using var store = await LoadAsync();
        using var underWay = await store.LeaseAsync(Cancellation);
        await PutAsync(Another("b"));

        await store.RefreshAsync(Cancellation);
        using var next = await store.LeaseAsync(Cancellation);

        Assert.NotEqual(underWay!.Info.Version, next!.Info.Version);
        Assert.Equal(7, Read(underWay));
        Assert.Equal(7, Read(next));
    }

    [Fact]
    public async Task A_lease_that_has_ended_gives_no_reader()
    {
        using var store = await LoadAsync();
        var lease = await store.LeaseAsync(Cancellation);
        lease!.Dispose();

        Assert.Throws<ObjectDisposedException>(() => lease.DigitReader);
    }

    [Theory]
    [InlineData(true, "does not match the SHA-256")]
    [InlineData(false, "no ONNX model")]
    public async Task An_invalid_new_version_is_logged_once_and_the_old_model_stays(bool wrongHash, string reason)
    {
        await PutAsync(AzuriteFixture.PackagedModel);
        using var store = await LoadAsync();
        var first = store.Status;
        byte[] invalid = [1, 2, 3];
        await storage.PutAsync(invalid, hashOf: wrongHash ? [4] : invalid);

        await store.RefreshAsync(Cancellation);
        await store.RefreshAsync(Cancellation);

        Assert.Same(first, store.Status);
        Assert.Contains(reason, Assert.Single(_log.Warnings), StringComparison.Ordinal);

        await storage.PutAsync([.. invalid, 4], hashOf: wrongHash ? [4] : [.. invalid, 4]);
        await store.RefreshAsync(Cancellation);
        Assert.Equal(2, _log.Warnings.Count);

        await PutAsync(Another("c"));
        await store.RefreshAsync(Cancellation);
        Assert.NotSame(first, store.Status);
    }

    [Fact]
    public async Task Storage_that_stops_while_it_is_polled_is_logged_once_and_the_model_stays()
    {
        await using var azurite = await Azurite.StartAsync(Cancellation);
        await BlobPublisher.PublishAsync(AzuriteFixture.PackagedModel, storage.Options(azurite.ConnectionString), Cancellation);
        using var store = await LoadAsync(azurite.ConnectionString);
        var first = store.Status;
        await azurite.DisposeAsync();

        await store.RefreshAsync(Cancellation);
        await store.RefreshAsync(Cancellation);

        Assert.Equal(WeightsSource.Blob, first?.Source);
        Assert.Same(first, store.Status);
        Assert.Contains("The model in use stays", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_never_see_a_disposed_model_while_versions_change()
    {
        const int Readers = 8, Versions = 25;
        await PutAsync(AzuriteFixture.PackagedModel);
        using var store = await LoadAsync();
        using var enough = new CancellationTokenSource();
        var versions = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    using var lease = await store.LeaseAsync(Cancellation);
                    versions.TryAdd(lease!.Info.Version, value: true);
                    Assert.Equal(7, Read(lease));
                }
            },
            Cancellation)).ToArray();

        for (var version = 0; version < Versions; version++)
        {
            await PutAsync(Another($"stress {version}"));
            await store.RefreshAsync(Cancellation);
        }

        await enough.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(versions.Count > Versions / 2, $"Only {versions.Count} versions were read.");
        Assert.Empty(_log.Warnings);
    }

    /// <summary>The packaged model as a file of another version.</summary>
    private static byte[] Another(string comment) => AzuriteFixture.WithMetadata("comment", comment);

    private static int Read(ModelLease lease) =>
        lease.DigitReader.Read(new PixelView(WarmupPicture.Draw(), WarmupPicture.Width, WarmupPicture.Height, channels: 3)).PredictedClass;

    private Task PutAsync(byte[] model) => storage.PutAsync(model, hashOf: model);

    private async Task<ModelStore> LoadAsync(string? connectionString = null, string? packagedFile = null)
    {
        var options = storage.Options(connectionString);
        options.PackagedFile = packagedFile ?? options.PackagedFile;
        var store = new ModelStore(Options.Create(options), _log);
        await store.LoadAsync(Cancellation);
        _log.Clear();
        return store;
    }
}

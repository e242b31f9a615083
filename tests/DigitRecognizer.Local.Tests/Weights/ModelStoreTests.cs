using System.Security.Cryptography;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>The first loading, against a real Azurite.</summary>
public sealed class ModelStoreTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    private readonly LogRecorder<ModelStore> _log = new();

    [Fact]
    public async Task Without_settings_the_packaged_weights_are_used()
    {
        using var store = Store(new WeightsOptions());

        await LoadAsync(store);

        Assert.Equal((WeightsSource.Packaged, false), (store.Status?.Source, store.Status?.IsFallback));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Published_weights_are_taken_from_storage()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        using var store = Store(Azurite());

        await LoadAsync(store);

        Assert.Equal((WeightsSource.Blob, false), (store.Status?.Source, store.Status?.IsFallback));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(AzuriteFixture.PackagedModel))[..12], store.Status?.Info.Version);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_shared_access_signature_reads_the_weights_too()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        using var store = Store(storage.Options(storage.ConnectionStringWithSignature()));

        await LoadAsync(store);

        Assert.Equal(WeightsSource.Blob, store.Status?.Source);
    }

    [Fact]
    public Task A_wrong_key_is_told_from_other_failures()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var connectionString = $"AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint={storage.Azurite.BlobAddress}";
        return AssertFallbackAsync(storage.Options(connectionString), "Storage refused access (403");
    }

    [Fact]
    public async Task A_missing_container_falls_back_to_the_packaged_weights()
    {
        await storage.EmptyAsync();

        await AssertFallbackAsync(Azurite(), "publish the model");
    }

    [Fact]
    public async Task A_missing_blob_falls_back_to_the_packaged_weights()
    {
        await storage.EmptyAsync();
        await storage.PutAsync(AzuriteFixture.PackagedModel, AzuriteFixture.PackagedModel, blob: "another.onnx");

        await AssertFallbackAsync(Azurite(), "publish the model");
    }

    [Fact]
    public async Task A_truncated_blob_falls_back_to_the_packaged_weights()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel[..1000], hashOf: AzuriteFixture.PackagedModel);

        await AssertFallbackAsync(Azurite(), "1000 bytes");
    }

    [Fact]
    public async Task A_wrong_hash_falls_back_to_the_packaged_weights()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: [1, 2, 3]);

        await AssertFallbackAsync(Azurite(), "does not match the SHA-256");
    }

    [Fact]
    public async Task A_blob_without_a_hash_falls_back_to_the_packaged_weights()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: null);

        await AssertFallbackAsync(Azurite(), "no metadata 'sha256'");
    }

    [Fact]
    public async Task A_sound_blob_that_is_no_model_falls_back_to_the_packaged_weights()
    {
        byte[] noModel = [1, 2, 3];
        await storage.PutAsync(noModel, hashOf: noModel);

        await AssertFallbackAsync(Azurite(), "no ONNX model");
    }

    [Fact]
    public Task Stopped_storage_falls_back_to_the_packaged_weights() =>
        AssertFallbackAsync(At($"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1"), "Storage cannot be read");

    [Fact]
    public async Task Silent_storage_falls_back_to_the_packaged_weights_at_the_deadline()
    {
        await using var silent = LoopbackServer.Silent();
        var options = At(silent.Address);
        options.StorageDeadline = TimeSpan.FromSeconds(0.5);

        await AssertFallbackAsync(options, "did not answer within 0.5 s");
    }

    [Fact]
    public async Task Storage_that_breaks_off_falls_back_to_the_packaged_weights()
    {
        await using var breaking = LoopbackServer.BreakingOff();

        await AssertFallbackAsync(At(breaking.Address), "Storage cannot be read");
    }

    [Fact]
    public async Task With_no_weights_anywhere_there_is_no_model_and_the_log_says_why()
    {
        using var store = Store(new WeightsOptions { PackagedFile = "missing.onnx" });

        await LoadAsync(store);

        Assert.Null(store.Status);
        Assert.Null(await store.LeaseAsync(TestContext.Current.CancellationToken));
        Assert.Contains("missing.onnx", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    private static WeightsOptions At(string blobAddress) => new() { ConnectionString = Testing.Azurite.ConnectionStringFor(blobAddress) };

    private static Task LoadAsync(ModelStore store) => store.LoadAsync(TestContext.Current.CancellationToken);

    private WeightsOptions Azurite() => storage.Options();

    private ModelStore Store(WeightsOptions options) => new(Options.Create(options), _log);

    private async Task AssertFallbackAsync(WeightsOptions options, string reason)
    {
        using var store = Store(options);

        await LoadAsync(store);

        Assert.Equal((WeightsSource.Packaged, true), (store.Status?.Source, store.Status?.IsFallback));
        Assert.Contains(reason, Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }
}

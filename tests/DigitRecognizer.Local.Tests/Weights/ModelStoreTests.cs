using System.Security.Cryptography;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

public sealed class ModelStoreTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    // What a platform grants a starting program, whatever storage does.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly LogRecorder<ModelStore> _log = new();

    [Fact]
    public async Task Without_settings_the_packaged_weights_serve()
    {
        using var store = Store(new WeightsOptions());

        var model = await LoadAsync(store);

        Assert.Equal((WeightsSource.Packaged, false), (model?.Source, model?.IsSubstitute));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Published_weights_are_taken_from_storage()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        using var store = Store(Azurite());

        var model = await LoadAsync(store);

        Assert.Equal((WeightsSource.Blob, false), (model?.Source, model?.IsSubstitute));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(AzuriteFixture.PackagedModel))[..12], model?.Info.Version);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Storage_is_read_once()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        using var store = Store(Azurite());
        var first = await LoadAsync(store);
        await storage.EmptyAsync();

        var second = await LoadAsync(store);

        Assert.Same(first, second);
        Assert.Same(first, store.Current);
    }

    [Fact]
    public async Task A_missing_container_makes_the_packaged_weights_serve()
    {
        await storage.EmptyAsync();

        await AssertSubstituteAsync(Azurite(), "publish the model");
    }

    [Fact]
    public async Task A_missing_blob_makes_the_packaged_weights_serve()
    {
        await storage.EmptyAsync();
        await storage.PutAsync(AzuriteFixture.PackagedModel, AzuriteFixture.PackagedModel, blob: "another.onnx");

        await AssertSubstituteAsync(Azurite(), "publish the model");
    }

    [Fact]
    public async Task A_truncated_blob_makes_the_packaged_weights_serve()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel[..1000], hashOf: AzuriteFixture.PackagedModel);

        await AssertSubstituteAsync(Azurite(), "1000 bytes");
    }

    [Fact]
    public async Task A_wrong_hash_makes_the_packaged_weights_serve()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: [1, 2, 3]);

        await AssertSubstituteAsync(Azurite(), "not the file of its hash");
    }

    [Fact]
    public async Task A_blob_without_a_hash_makes_the_packaged_weights_serve()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: null);

        await AssertSubstituteAsync(Azurite(), "no metadata 'sha256'");
    }

    [Fact]
    public async Task A_sound_blob_that_is_no_model_makes_the_packaged_weights_serve()
    {
        byte[] noModel = [1, 2, 3];
        await storage.PutAsync(noModel, hashOf: noModel);

        await AssertSubstituteAsync(Azurite(), "no ONNX model");
    }

    [Fact]
    public Task Stopped_storage_makes_the_packaged_weights_serve() =>
        AssertSubstituteAsync(At($"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1"), "Storage cannot be read");

    [Fact]
    public async Task Silent_storage_makes_the_packaged_weights_serve()
    {
        await using var silent = LoopbackServer.Silent();

        await AssertSubstituteAsync(At(silent.Address), "did not answer within 6 s");
    }

    [Fact]
    public async Task Storage_that_breaks_off_makes_the_packaged_weights_serve()
    {
        await using var breaking = LoopbackServer.BreakingOff();

        await AssertSubstituteAsync(At(breaking.Address), "Storage cannot be read");
    }

    [Theory]
    [InlineData("nonsense", null)]
    [InlineData(null, "nonsense")]
    [InlineData(null, "http://127.0.0.1:1/")]
    public Task A_setting_that_leads_nowhere_makes_the_packaged_weights_serve(string? connectionString, string? uri) =>
        AssertSubstituteAsync(new WeightsOptions { ConnectionString = connectionString, BlobServiceUri = uri }, "torage");

    [Fact]
    public async Task With_no_weights_anywhere_there_is_no_model_and_the_log_says_why()
    {
        using var store = Store(new WeightsOptions { PackagedFile = "missing.onnx" });

        var model = await LoadAsync(store);

        Assert.Null(model);
        Assert.Null(store.Current);
        Assert.Contains("missing.onnx", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    private static WeightsOptions At(string blobAddress) => new() { ConnectionString = Testing.Azurite.ConnectionStringFor(blobAddress) };

    private static Task<ActiveModel?> LoadAsync(ModelStore store) =>
        store.GetAsync(TestContext.Current.CancellationToken).WaitAsync(StartLimit, TestContext.Current.CancellationToken);

    private WeightsOptions Azurite() => new() { ConnectionString = storage.Azurite.ConnectionString };

    private ModelStore Store(WeightsOptions options) => new(options, _log);

    private async Task AssertSubstituteAsync(WeightsOptions options, string reason)
    {
        using var store = Store(options);

        var model = await LoadAsync(store);

        Assert.Equal((WeightsSource.Packaged, true), (model?.Source, model?.IsSubstitute));
        Assert.Contains(reason, Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }
}

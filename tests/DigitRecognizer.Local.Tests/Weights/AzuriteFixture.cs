using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>One Azurite for a test class, and what to put into it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public Azurite Azurite => _azurite ?? throw new InvalidOperationException("Azurite has not started.");

    public static byte[] PackagedModel { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "lenet.onnx"));

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Reads this storage, or another one; a busy machine does not make it fall back.</summary>
    public WeightsOptions Options(string? connectionString = null) =>
        new() { ConnectionString = connectionString ?? Azurite.ConnectionString, StorageDeadline = TimeSpan.FromMinutes(1) };

    /// <summary>Removes everything.</summary>
    public async Task EmptyAsync()
    {
        await Container().DeleteIfExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Uploads weights as <c>model -- publish</c> does, or with a hash that is not theirs, or with none.</summary>
    public async Task PutAsync(byte[] content, byte[]? hashOf, string blob = WeightsBlob.BlobName)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var container = Container();
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (hashOf is not null)
        {
            metadata[WeightsBlob.HashKey] = Convert.ToHexStringLower(SHA256.HashData(hashOf));
        }

        await container.GetBlobClient(blob)
            .UploadAsync(new BinaryData(content), new BlobUploadOptions { Metadata = metadata }, cancellation);
    }

    /// <summary>Reading with a signature instead of the key.</summary>
    public string ConnectionStringWithSignature()
    {
        var signed = Container().GenerateSasUri(BlobContainerSasPermissions.Read, TimeProvider.System.GetUtcNow().AddHours(1));
        return $"BlobEndpoint={Azurite.BlobAddress};SharedAccessSignature={signed.Query}";
    }

    /// <summary>
    /// The packaged model as another file of another version: its metadata has one entry more, because joining two protobuf messages merges
    /// their lists.
    /// </summary>
    public static byte[] WithMetadata(string name, string text)
    {
        const byte Metadata = 14 << 3 | 2, Key = 1 << 3 | 2, Value = 2 << 3 | 2;
        byte[] key = Encoding.UTF8.GetBytes(name), value = Encoding.UTF8.GetBytes(text);
        return [.. PackagedModel, Metadata, (byte)(4 + key.Length + value.Length), Key, (byte)key.Length, .. key, Value, (byte)value.Length,
            .. value];
    }

    private BlobContainerClient Container() => new(
        Azurite.ConnectionString, WeightsBlob.ContainerName, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03));
}

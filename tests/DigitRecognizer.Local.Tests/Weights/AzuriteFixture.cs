using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
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

    /// <summary>Removes everything.</summary>
    public async Task EmptyAsync()
    {
        await Container().DeleteIfExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Uploads weights as <c>model -- publish</c> does, or with a hash that is not theirs, or with none.</summary>
    public async Task PutAsync(byte[] content, byte[]? hashOf, string blob = BlobWeights.BlobName)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var container = Container();
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (hashOf is not null)
        {
            metadata[BlobWeights.HashKey] = Convert.ToHexStringLower(SHA256.HashData(hashOf));
        }

        await container.GetBlobClient(blob).UploadAsync(new BinaryData(content), new BlobUploadOptions { Metadata = metadata }, cancellation);
    }

    private BlobContainerClient Container() => new(
        Azurite.ConnectionString, BlobWeights.ContainerName, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03));
}

using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Functions.Tests;

/// <summary>Uploads the weights of the repository to an empty Azurite.</summary>
internal static class StoredWeights
{
    /// <summary>As <c>model -- publish</c> does.</summary>
    public static async Task PublishAsync(Azurite storage) => await UploadAsync(storage, Convert.ToHexStringLower(SHA256.HashData(await ReadAsync())));

    /// <summary>With the hash of another file.</summary>
    public static Task PublishWithWrongHashAsync(Azurite storage) => UploadAsync(storage, Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])));

    private static Task<byte[]> ReadAsync() => File.ReadAllBytesAsync(RepositoryRoot.Combine("model", "lenet.onnx"));

    private static async Task UploadAsync(Azurite storage, string hash)
    {
        var container = new BlobContainerClient(
            storage.ConnectionString, WeightsBlob.ContainerName, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03));
        await container.CreateAsync();
        await container.GetBlobClient(WeightsBlob.BlobName).UploadAsync(
            new BinaryData(await ReadAsync()),
            new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WeightsBlob.HashKey] = hash } });
    }
}

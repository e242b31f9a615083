using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitRecognizer.Testing;
using DigitRecognizer.Weights;

namespace DigitRecognizer.Functions.Tests;

/// <summary>Uploads the weights of the repository to Azurite.</summary>
internal static class StoredWeights
{
    /// <summary>As <c>model -- publish</c> does.</summary>
    public static async Task PublishAsync(Azurite storage)
    {
        var weights = await ReadAsync();
        await UploadAsync(storage, weights, Convert.ToHexStringLower(SHA256.HashData(weights)));
    }

    /// <summary>The same network as a file with another hash: a text is appended (ModelProto.doc_string, field 6).</summary>
    /// <returns>The version that health states for it.</returns>
    public static async Task<string> PublishNewVersionAsync(Azurite storage)
    {
        const byte DocString = (6 << 3) | 2;
        byte[] weights = [.. await ReadAsync(), DocString, 3, .. "new"u8];
        var hash = Convert.ToHexStringLower(SHA256.HashData(weights));
        await UploadAsync(storage, weights, hash);
        return hash[..12];
    }

    /// <summary>With the hash of another file.</summary>
    public static async Task PublishWithWrongHashAsync(Azurite storage) =>
        await UploadAsync(storage, await ReadAsync(), Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])));

    private static Task<byte[]> ReadAsync() => File.ReadAllBytesAsync(RepositoryRoot.Combine("model", "lenet.onnx"));

    private static async Task UploadAsync(Azurite storage, byte[] weights, string hash)
    {
        var container = new BlobContainerClient(
            storage.ConnectionString, WeightsBlob.ContainerName, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03));
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(WeightsBlob.BlobName).UploadAsync(
            new BinaryData(weights),
            new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WeightsBlob.HashKey] = hash } });
    }
}

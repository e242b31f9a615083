using System.Security.Cryptography;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace DigitRecognizer.Weights;

/// <summary>Uploads a weights file to the blob from which the Function App reads it.</summary>
public static class BlobPublisher
{
    /// <summary>
    /// Uploads the file and its SHA-256 in the blob's metadata with one request, so that a reader sees either the old file or the new one.
    /// Creates the container if it is missing.
    /// </summary>
    /// <param name="onnx">The whole file.</param>
    /// <param name="storage">Connection string, or the address of a blob service to which DefaultAzureCredential has access.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>The blob's address.</returns>
    /// <exception cref="Azure.RequestFailedException">Storage refused.</exception>
    public static async Task<Uri> PublishAsync(byte[] onnx, WeightsOptions storage, CancellationToken cancellationToken)
    {
        // A version that also older storage emulators support; no newer feature is needed.
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03);
        var service = string.IsNullOrWhiteSpace(storage.ConnectionString)
            ? new BlobServiceClient(new Uri(storage.BlobServiceUri!), new DefaultAzureCredential(), options)
            : new BlobServiceClient(storage.ConnectionString, options);
        var container = service.GetBlobContainerClient(WeightsBlob.ContainerName);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var blob = container.GetBlobClient(WeightsBlob.BlobName);
        await blob.UploadAsync(
            BinaryData.FromBytes(onnx),
            new BlobUploadOptions
            {
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [WeightsBlob.HashKey] = Convert.ToHexStringLower(SHA256.HashData(onnx)),
                },
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
            },
            cancellationToken);
        return blob.Uri;
    }
}

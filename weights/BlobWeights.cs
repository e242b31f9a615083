using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace DigitRecognizer.Weights;

/// <summary>The weights in Azure Blob Storage: container <c>weights</c>, blob <c>lenet.onnx</c>, its SHA-256 in the blob's metadata.</summary>
public static class BlobWeights
{
    public const string ContainerName = "weights";

    public const string BlobName = "lenet.onnx";

    /// <summary>Metadata key of the file's SHA-256 in lower-case hexadecimal.</summary>
    public const string HashKey = "sha256";

    /// <summary>Downloads the file and checks it against its hash.</summary>
    /// <exception cref="WeightsUnavailableException">Storage cannot be reached, has no such blob, or its bytes are not those of the hash.</exception>
    public static async Task<byte[]> ReadAsync(WeightsOptions options, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.StorageDeadline);
        try
        {
            // A credential may look for its token without heeding the deadline, so the wait ends by itself too.
            var answer = await Connect(options).DownloadContentAsync(deadline.Token).WaitAsync(options.StorageDeadline, cancellation);
            var bytes = answer.Value.Content.ToArray();
            Verify(bytes, answer.Value.Details.Metadata);
            return bytes;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new WeightsUnavailableException($"There is no blob {ContainerName}/{BlobName}: publish the model.", e);
        }
        catch (Exception e) when ((e is TimeoutException || deadline.IsCancellationRequested) && !cancellation.IsCancellationRequested)
        {
            throw new WeightsUnavailableException($"Storage did not answer within {options.StorageDeadline.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new WeightsUnavailableException("WeightsStorage is no connection string, or its blobServiceUri no https address.", e);
        }
        catch (Exception e) when (e is not (WeightsUnavailableException or OperationCanceledException))
        {
            // Whatever goes wrong between here and storage, the packaged weights serve, and the reason is logged.
            var last = e is AggregateException { InnerExceptions: [.., var retry] } ? retry : e;
            throw new WeightsUnavailableException($"Storage cannot be read: {last.Message.Split('\n')[0].TrimEnd()}.", e);
        }
    }

    private static BlobClient Connect(WeightsOptions options)
    {
        // A service version that storage emulators of the last years know; nothing newer is needed.
        var client = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2023_11_03)
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(3),
            },
        };
        var service = string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new BlobServiceClient(new Uri(options.BlobServiceUri!), Credential(options), client)
            : new BlobServiceClient(options.ConnectionString, client);
        return service.GetBlobContainerClient(ContainerName).GetBlobClient(BlobName);
    }

    private static TokenCredential Credential(WeightsOptions options) => string.IsNullOrWhiteSpace(options.ClientId)
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ClientId));

    private static void Verify(byte[] bytes, IDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(HashKey, out var promised))
        {
            throw new WeightsUnavailableException($"The blob {ContainerName}/{BlobName} has no metadata '{HashKey}': publish the model again.");
        }

        var actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!string.Equals(actual, promised, StringComparison.OrdinalIgnoreCase))
        {
            throw new WeightsUnavailableException(
                $"The blob {ContainerName}/{BlobName} ({bytes.Length} bytes) is not the file of its hash: publish the model again.");
        }
    }
}

using System.Security.Cryptography;

namespace DigitRecognizer.Weights;

/// <summary>One downloaded version of the blob, not yet verified.</summary>
/// <param name="content">The whole blob.</param>
/// <param name="sha256">The hash in its metadata, or null where it has none.</param>
/// <param name="etag">The blob's ETag.</param>
internal sealed class DownloadedWeights(byte[] content, string? sha256, string? etag)
{
    public string? ETag => etag;

    /// <summary>Returns the file if its hash matches.</summary>
    /// <exception cref="WeightsUnavailableException">The hash is missing or does not match.</exception>
    public byte[] Verified()
    {
        if (sha256 is null)
        {
            throw new WeightsUnavailableException(
                $"The blob {WeightsBlob.ContainerName}/{WeightsBlob.BlobName} has no metadata '{WeightsBlob.HashKey}': publish the model "
                    + $"again.");
        }

        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(content)), sha256, StringComparison.OrdinalIgnoreCase)
            ? content
            : throw new WeightsUnavailableException(
                $"The blob {WeightsBlob.ContainerName}/{WeightsBlob.BlobName} ({content.Length} bytes) does not match the SHA-256 "
                + "in its metadata: publish the model again.");
    }
}

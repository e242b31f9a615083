namespace DigitRecognizer.Weights;

/// <summary>The container, blob and metadata key of the weights in a storage account. <c>infra/</c> creates the container.</summary>
public static class WeightsBlob
{
    public const string ContainerName = "weights";

    public const string BlobName = "lenet.onnx";

    /// <summary>Metadata key of the file's SHA-256 in lower-case hexadecimal.</summary>
    public const string HashKey = "sha256";

    // A version that also older storage emulators support; no newer feature is needed.
    internal const string ServiceVersion = "2023-11-03";
}

namespace DigitRecognizer.Weights;

/// <summary>Where the weights are in a storage account. <c>infra/</c> creates the container under this name.</summary>
public static class WeightsBlob
{
    public const string ContainerName = "weights";

    public const string BlobName = "lenet.onnx";

    /// <summary>Metadata key of the file's SHA-256 in lower-case hexadecimal.</summary>
    public const string HashKey = "sha256";

    // A service version that storage emulators of the last years know; nothing newer is needed.
    internal const string ServiceVersion = "2023-11-03";
}

namespace DigitRecognizer.Weights;

/// <summary>Where weights are looked for. With neither form of storage named, the packaged file serves.</summary>
public sealed record WeightsOptions
{
    /// <summary>Setting <c>WeightsStorage</c>: a connection string; <c>UseDevelopmentStorage=true</c> is Azurite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Setting <c>WeightsStorage:blobServiceUri</c> (as a variable <c>WeightsStorage__blobServiceUri</c>): entered with the managed identity.</summary>
    public string? BlobServiceUri { get; init; }

    /// <summary>
    /// Setting <c>WeightsStorage:clientId</c>: client id of the user-assigned managed identity to enter with.
    /// Without it, whoever the environment knows: the signed-in developer, or the machine's own identity.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>The file that was deployed with the program.</summary>
    public string PackagedFile { get; init; } = Path.Combine(AppContext.BaseDirectory, "lenet.onnx");

    /// <summary>How long storage may take altogether, retries included, before the packaged file serves.</summary>
    public TimeSpan StorageDeadline { get; init; } = TimeSpan.FromSeconds(6);

    public bool AsksForStorage => !string.IsNullOrWhiteSpace(ConnectionString) || !string.IsNullOrWhiteSpace(BlobServiceUri);
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DigitRecognizer.Weights;

/// <summary>
/// Settings that say where the weights come from. Without a connection string or a service address the packaged file is used. Not a record,
/// because a record's ToString would write the connection string to logs.
/// </summary>
public sealed class WeightsOptions
{
    /// <summary>Setting of <see cref="ConnectionString"/>.</summary>
    public const string ConnectionStringKey = "WeightsStorage";

    /// <summary>Setting of <see cref="BlobServiceUri"/>; as an environment variable <c>WeightsStorage__blobServiceUri</c>.</summary>
    public const string BlobServiceUriKey = "WeightsStorage:blobServiceUri";

    /// <summary>Setting of <see cref="ClientId"/>.</summary>
    public const string ClientIdKey = "WeightsStorage:clientId";

    /// <summary>Setting of <see cref="PollInterval"/>.</summary>
    public const string PollIntervalKey = "WeightsStorage:pollInterval";

    public static readonly TimeSpan MinPollInterval = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan MaxPollInterval = TimeSpan.FromHours(1);

    /// <summary>Connection string of a storage account; <c>UseDevelopmentStorage=true</c> for Azurite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Address of the account's blob service, for access with an identity instead of a connection string.</summary>
    public string? BlobServiceUri { get; set; }

    /// <summary>
    /// Client id of a user-assigned managed identity. Without it <see cref="BlobServiceUri"/> is accessed with DefaultAzureCredential: as
    /// the signed-in developer, or with the machine's own identity.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>Time between two polls of storage for a new version, from 1 second to 1 hour.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The file that was deployed with the program.</summary>
    public string PackagedFile { get; set; } = Path.Combine(AppContext.BaseDirectory, "lenet.onnx");

    /// <summary>Time limit for reading from storage, retries included.</summary>
    public TimeSpan StorageDeadline { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether storage is configured.</summary>
    public bool UsesStorage => ConnectionString is not null || BlobServiceUri is not null;

    /// <summary>Reads the settings; an empty one counts as not set.</summary>
    public void Bind(IConfiguration configuration) => Bind(key => configuration[key]);

    /// <summary>Reads the settings; an empty one counts as not set.</summary>
    /// <param name="setting">Returns a setting by its name, or null.</param>
    internal void Bind(Func<string, string?> setting)
    {
        ConnectionString = Read(ConnectionStringKey);
        BlobServiceUri = Read(BlobServiceUriKey);
        ClientId = Read(ClientIdKey);
        if (Read(PollIntervalKey) is { } interval)
        {
            // An interval that cannot be parsed becomes zero, which the validator rejects.
            PollInterval = TimeSpan.TryParse(interval, CultureInfo.InvariantCulture, out var parsed) ? parsed : TimeSpan.Zero;
        }

        string? Read(string key) => setting(key) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    /// <summary>Whether other options name the same storage, the same access to it, and the same time limit.</summary>
    internal bool HasStorageOf(WeightsOptions other) =>
        (ConnectionString, BlobServiceUri, ClientId, StorageDeadline)
        == (other.ConnectionString, other.BlobServiceUri, other.ClientId, other.StorageDeadline);
}

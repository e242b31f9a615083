namespace DigitRecognizer.Weights;

/// <summary>
/// The blob service of a storage account, from a connection string
/// (<see href="https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string"/>): its address, and a key or a shared
/// access signature.
/// </summary>
internal sealed class BlobAccount
{
    private const string EmulatorName = "devstoreaccount1";

    // Not a secret: it is published in Azurite's documentation and the same for every emulator.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string EmulatorAddress = "http://127.0.0.1:10000/" + EmulatorName;

    private BlobAccount(Uri service, string name, byte[]? key, string? signature)
    {
        Service = service;
        Name = name;
        Key = key;
        Signature = signature;
    }

    public Uri Service { get; }

    /// <summary>Name of the account; may be empty with a shared access signature, which does not need it.</summary>
    public string Name { get; }

    /// <summary>The account's key, or null where there is a <see cref="Signature"/>.</summary>
    public byte[]? Key { get; }

    /// <summary>Query string of a shared access signature without the question mark, or null where there is a <see cref="Key"/>.</summary>
    public string? Signature { get; }

    /// <summary>Reads a connection string.</summary>
    /// <returns>The account, or a message that says what is wrong without repeating any part of the string.</returns>
    public static (BlobAccount? Account, string? Mistake) Parse(string connectionString)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return (null, "it must be a list of NAME=VALUE, separated by semicolons, each name once.");
            }
        }

        if (string.Equals(parts.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return (new BlobAccount(new Uri(EmulatorAddress), EmulatorName, Convert.FromBase64String(EmulatorKey), signature: null), null);
        }

        var name = parts.GetValueOrDefault("AccountName") ?? "";
        if (Address(parts, name) is not { } service)
        {
            return (null, "add AccountName=… or BlobEndpoint=https://….");
        }

        if (parts.GetValueOrDefault("SharedAccessSignature") is { Length: > 0 } signature)
        {
            return (new BlobAccount(service, name, key: null, signature.TrimStart('?')), null);
        }

        if (name.Length == 0 || parts.GetValueOrDefault("AccountKey") is not { Length: > 0 } key)
        {
            return (null, "add AccountName=… and AccountKey=…, or SharedAccessSignature=….");
        }

        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length)
            ? (new BlobAccount(service, name, bytes[..length], signature: null), null)
            : (null, "its AccountKey is not Base64: copy the whole key.");
    }

    private static Uri? Address(Dictionary<string, string> parts, string name)
    {
        if (!parts.TryGetValue("BlobEndpoint", out var endpoint))
        {
            if (name.Length == 0)
            {
                return null;
            }

            var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
            endpoint = $"{protocol}://{name}.blob.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        }

        return Uri.TryCreate(endpoint, UriKind.Absolute, out var service)
            && (service.Scheme == Uri.UriSchemeHttps || service.Scheme == Uri.UriSchemeHttp)
            ? service
            : null;
    }
}

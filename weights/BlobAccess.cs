using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Identity;

namespace DigitRecognizer.Weights;

/// <summary>
/// Creates authorized requests for the weights, with the account's key, a shared access signature, or an identity's token.
/// </summary>
internal sealed class BlobAccess
{
    private const string TokenScope = "https://storage.azure.com/.default";

    private readonly Uri _blob;
    private readonly BlobAccount? _account;
    private readonly string? _clientId;
    private object? _credential;

    /// <param name="options">Valid options with one form of storage.</param>
    public BlobAccess(WeightsOptions options)
    {
        _clientId = options.ClientId;
        _account = options.ConnectionString is { } connectionString ? BlobAccount.Parse(connectionString).Account : null;
        var service = _account?.Service ?? new Uri(options.BlobServiceUri!);
        _blob = new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{WeightsBlob.ContainerName}/{WeightsBlob.BlobName}");
    }

    /// <summary>Creates a GET request for the blob.</summary>
    /// <param name="knownETag">Storage answers 304 while the blob still has this ETag.</param>
    /// <param name="cancellationToken">Ends the wait for an identity's token.</param>
    public async Task<HttpRequestMessage> CreateRequestAsync(string? knownETag, CancellationToken cancellationToken)
    {
        var address = _account?.Signature is { } signature ? new Uri($"{_blob.AbsoluteUri}?{signature}") : _blob;
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("x-ms-version", WeightsBlob.ServiceVersion);
        // Storage checks the date, so this is the system clock and not the one that tests replace.
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.Add("x-ms-date", date);
        if (knownETag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", knownETag);
        }

        if (_account is null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        }
        else if (_account.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("SharedKey", $"{_account.Name}:{Sign(key, date, knownETag)}");
        }

        return request;
    }

    /// <summary>
    /// Signs a GET without a body (<see href="https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key"/>): the verb,
    /// eleven standard headers of which only If-None-Match is sent, the x-ms headers, and the resource.
    /// </summary>
    private string Sign(byte[] key, string date, string? knownETag)
    {
        var headers = $"x-ms-date:{date}\nx-ms-version:{WeightsBlob.ServiceVersion}";
        var text = $"GET\n\n\n\n\n\n\n\n\n{knownETag}\n\n\n{headers}\n/{_account!.Name}{_blob.AbsolutePath}";
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>
    /// Not inlined: only this method and the next refer to Azure.Identity, so that the assembly is not loaded without an identity.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        var credential = (TokenCredential)(_credential ??= CreateCredential(_clientId));
        return (await credential.GetTokenAsync(new TokenRequestContext([TokenScope]), cancellationToken)).Token;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TokenCredential CreateCredential(string? clientId) => clientId is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}

using System.Net;

namespace DigitRecognizer.Weights;

/// <summary>
/// Reads the weights from Blob Storage with a GET request. It does not use Azure.Storage.Blobs, because loading and compiling that library
/// would be a large part of a cold start.
/// </summary>
internal sealed class BlobReader : IDisposable
{
    private const int MaxAttempts = 3;

    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly BlobAccess _access;
    private readonly TimeSpan _deadline;
    private readonly HttpClient _client;
    private Task<DownloadedWeights?>? _begun;

    /// <param name="options">Valid options with one form of storage.</param>
    public BlobReader(WeightsOptions options)
    {
        _access = new BlobAccess(options);
        _deadline = options.StorageDeadline;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            // Half of the deadline, so that a retry is possible after an attempt without a response.
            Timeout = _deadline / 2,
            MaxResponseContentBufferSize = MaxBytes,
        };
    }

    /// <summary>Begins to download the blob. The first call of <see cref="ReadAsync"/> returns this download.</summary>
    public void Begin() => _begun = DownloadAsync(knownETag: null, CancellationToken.None);

    /// <summary>Downloads the blob, unless it is still the known version.</summary>
    /// <param name="knownETag">ETag of the known version; null in the first call.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The blob, not yet verified, or null where it has not changed.</returns>
    /// <exception cref="WeightsUnavailableException">
    /// Storage cannot be reached within the deadline, refuses, or has no such blob.
    /// </exception>
    public Task<DownloadedWeights?> ReadAsync(string? knownETag, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _begun, null)?.WaitAsync(cancellationToken) ?? DownloadAsync(knownETag, cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task<DownloadedWeights?> DownloadAsync(string? knownETag, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_deadline);
        try
        {
            // A credential may not observe the cancellation token, so the wait is limited as well.
            return await ReadWithRetriesAsync(knownETag, deadline.Token).WaitAsync(_deadline, cancellationToken);
        }
        catch (Exception e) when ((e is TimeoutException || deadline.IsCancellationRequested) && !cancellationToken.IsCancellationRequested)
        {
            throw new WeightsUnavailableException($"Storage did not answer within {_deadline.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is not WeightsUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // Credentials and sockets throw many types. None may stop the program: the packaged weights are used.
            throw new WeightsUnavailableException($"Storage cannot be read: {e.Message.Split('\n')[0].TrimEnd(' ', '.', '\r')}.", e);
        }
    }

    private async Task<DownloadedWeights?> ReadWithRetriesAsync(string? knownETag, CancellationToken cancellationToken)
    {
        var delay = FirstRetryDelay;
        for (var attempt = 1; ; attempt++, delay *= 2)
        {
            try
            {
                using var request = await _access.CreateRequestAsync(knownETag, cancellationToken);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
                if (!IsTransient(response.StatusCode) || attempt == MaxAttempts)
                {
                    return await TakeAsync(response, cancellationToken);
                }
            }
            catch (Exception e) when (
                attempt < MaxAttempts && !cancellationToken.IsCancellationRequested && e is HttpRequestException or TaskCanceledException)
            {
                // The connection broke or the attempt timed out; the next attempt may succeed.
            }

            await Task.Delay(delay, cancellationToken);
        }
    }

    private static async Task<DownloadedWeights?> TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK => new DownloadedWeights(
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                Header(response, $"x-ms-meta-{WeightsBlob.HashKey}"),
                Header(response, "ETag")),
            HttpStatusCode.NotModified => null,
            HttpStatusCode.NotFound => throw new WeightsUnavailableException(
                $"There is no blob {WeightsBlob.ContainerName}/{WeightsBlob.BlobName}: publish the model."),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new WeightsUnavailableException(
                $"Storage refused access ({Describe(response)}): check the key, or the identity's role 'Storage Blob Data Reader'."),
            _ => throw new WeightsUnavailableException($"Storage answered {Describe(response)}."),
        };

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static string Describe(HttpResponseMessage response) =>
        Header(response, "x-ms-error-code") is { } code ? $"{(int)response.StatusCode} {code}" : $"{(int)response.StatusCode}";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}

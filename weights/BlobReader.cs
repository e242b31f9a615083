using System.Net;

namespace DigitRecognizer.Weights;

/// <summary>
/// Reads the weights from Blob Storage with one GET. Not through Azure.Storage.Blobs, because loading and compiling that library
/// is a large part of a cold start.
/// </summary>
internal sealed class BlobReader : IDisposable
{
    private const int Attempts = 3;

    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly BlobAccess _access;
    private readonly TimeSpan _deadline;
    private readonly HttpClient _client;

    /// <param name="options">Valid options with one form of storage.</param>
    public BlobReader(WeightsOptions options)
    {
        _access = new BlobAccess(options);
        _deadline = options.StorageDeadline;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            // Half of the time, so that a retry is possible after an attempt without an answer.
            Timeout = _deadline / 2,
            MaxResponseContentBufferSize = MaxBytes,
        };
    }

    /// <summary>Downloads the blob unless it is still the version that is known.</summary>
    /// <param name="knownETag">ETag of the known version, or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The blob, not yet verified, or null where it has not changed.</returns>
    /// <exception cref="WeightsUnavailableException">Storage cannot be reached within the deadline, refuses, or has no such blob.</exception>
    public async Task<DownloadedWeights?> ReadAsync(string? knownETag, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_deadline);
        try
        {
            // A credential may look for its token without observing the deadline, so the wait ends by itself too.
            return await ReadWithRetriesAsync(knownETag, deadline.Token).WaitAsync(_deadline, cancellation);
        }
        catch (Exception e) when ((e is TimeoutException || deadline.IsCancellationRequested) && !cancellation.IsCancellationRequested)
        {
            throw new WeightsUnavailableException($"Storage did not answer within {_deadline.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is not WeightsUnavailableException && !cancellation.IsCancellationRequested)
        {
            // Credentials and sockets fail in many ways. Each is a reason to use the packaged weights, none to stop the program.
            throw new WeightsUnavailableException($"Storage cannot be read: {e.Message.Split('\n')[0].TrimEnd(' ', '.', '\r')}.", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<DownloadedWeights?> ReadWithRetriesAsync(string? knownETag, CancellationToken cancellation)
    {
        var delay = FirstRetryDelay;
        for (var attempt = 1; ; attempt++, delay *= 2)
        {
            try
            {
                using var request = await _access.CreateRequestAsync(knownETag, cancellation);
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
                if (!IsTransient(response.StatusCode) || attempt == Attempts)
                {
                    return await TakeAsync(response, cancellation);
                }
            }
            catch (Exception e) when (attempt < Attempts && !cancellation.IsCancellationRequested && e is HttpRequestException or TaskCanceledException)
            {
                // A broken connection or a time limit of one attempt; the next attempt may succeed.
            }

            await Task.Delay(delay, cancellation);
        }
    }

    private static async Task<DownloadedWeights?> TakeAsync(HttpResponseMessage response, CancellationToken cancellation) => response.StatusCode switch
    {
        HttpStatusCode.OK => new DownloadedWeights(
            await response.Content.ReadAsByteArrayAsync(cancellation), Header(response, $"x-ms-meta-{WeightsBlob.HashKey}"), Header(response, "ETag")),
        HttpStatusCode.NotModified => null,
        HttpStatusCode.NotFound => throw new WeightsUnavailableException(
            $"There is no blob {WeightsBlob.ContainerName}/{WeightsBlob.BlobName}: publish the model."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new WeightsUnavailableException(
            $"Storage refused access ({Describe(response)}): check the key, or the identity's role 'Storage Blob Data Reader'."),
        _ => throw new WeightsUnavailableException($"Storage answered {Describe(response)}."),
    };

    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static string Describe(HttpResponseMessage response) =>
        Header(response, "x-ms-error-code") is { } code ? $"{(int)response.StatusCode} {code}" : $"{(int)response.StatusCode}";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}

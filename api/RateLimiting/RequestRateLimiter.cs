using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.RateLimiting;

/// <summary>
/// ASP.NET Core's sliding window for each client address. It is not applied as middleware, because under Azure Functions requests do not
/// pass through the worker's routing. Every instance counts for itself.
/// </summary>
public sealed class RequestRateLimiter(RateLimitOptions options) : IDisposable
{
    private const int Segments = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress>? _limiter = options.RequestsPerMinute == 0
        ? null
        : PartitionedRateLimiter.Create<IPAddress, IPAddress>(client => RateLimitPartition.GetSlidingWindowLimiter(
            client,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.RequestsPerMinute,
                Window = Window,
                SegmentsPerWindow = Segments,
                QueueLimit = 0,
            }));

    /// <summary>Counts a request, where a limit is set.</summary>
    /// <exception cref="ProblemException">The client has reached the limit: 429. The answer's Retry-After is set.</exception>
    internal void Count(HttpRequest request)
    {
        if (_limiter is null)
        {
            return;
        }

        using var lease = _limiter.AttemptAcquire(ClientAddress.Of(request, options.TrustForwardedFor));
        if (lease.IsAcquired)
        {
            return;
        }

        // The oldest segment of the window gives its requests free first.
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window / Segments;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw new ProblemException(ProblemCatalog.TooManyRequests(options.RequestsPerMinute, seconds));
    }

    public void Dispose() => _limiter?.Dispose();
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DigitRecognizer.Api.RateLimiting;

/// <summary>How many pictures one client may send.</summary>
public sealed record RateLimitOptions
{
    /// <summary>Requests a minute that one instance accepts from one client address. 0: no limit.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>
    /// The client's address is the last entry of X-Forwarded-For, not the connection's. Only for a host behind a front end that appends
    /// the address itself, as Azure's does: anywhere else a client could send any address there.
    /// </summary>
    public bool TrustForwardedFor { get; init; }

    /// <summary>Reads <c>RateLimit:requestsPerMinute</c> and <c>RateLimit:trustForwardedFor</c>.</summary>
    /// <exception cref="InvalidOperationException">A value is not of its type; the message says which and what to set.</exception>
    public static RateLimitOptions From(IConfiguration configuration)
    {
        var requests = configuration["RateLimit:requestsPerMinute"];
        var trust = configuration["RateLimit:trustForwardedFor"];
        var limit = 0;
        var trusted = false;
        if (!string.IsNullOrEmpty(requests) && !int.TryParse(requests, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
        {
            throw new InvalidOperationException(
                $"RateLimit:requestsPerMinute is '{requests}'. Set it to a whole number, or to 0 for no limit.");
        }

        if (!string.IsNullOrEmpty(trust) && !bool.TryParse(trust, out trusted))
        {
            throw new InvalidOperationException($"RateLimit:trustForwardedFor is '{trust}'. Set it to true or false.");
        }

        return new RateLimitOptions { RequestsPerMinute = limit, TrustForwardedFor = trusted };
    }
}

using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Answers;

/// <summary>The headers of every answer.</summary>
internal static class ResponseHeaders
{
    /// <summary>Headers that a page from another origin may read. Azure's own CORS settings cannot list them.</summary>
    private const string Exposed = "X-Model-Version,X-Request-Id,Server-Timing";

    /// <param name="context">The exchange whose answer has not started.</param>
    /// <param name="modelVersion">The version of the model in use, or null when there is none.</param>
    /// <param name="timings">Where the time went.</param>
    /// <returns>The request id: the caller's own, where it is harmless, or a new one.</returns>
    public static string Write(HttpContext context, string? modelVersion, Timings timings)
    {
        var headers = context.Response.Headers;
        var requestId = context.Request.Headers["X-Request-Id"] is [{ } sent] && IsHarmless(sent) ? sent : Guid.NewGuid().ToString("N");
        headers["X-Model-Version"] = modelVersion ?? "none";
        headers["X-Request-Id"] = requestId;
        headers["Server-Timing"] = timings.ToHeader();
        headers.AccessControlExposeHeaders = Exposed;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return requestId;
    }

    private static bool IsHarmless(string id)
    {
        if (id.Length is 0 or > ApiLimits.MaxRequestIdLength)
        {
            return false;
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':' or '/' or '+' or '='))
            {
                return false;
            }
        }

        return true;
    }
}

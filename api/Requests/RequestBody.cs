using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DigitRecognizer.Api.Requests;

/// <summary>What the headers tell of a body before it is read.</summary>
internal static class RequestBody
{
    /// <returns>The content type with its parameters.</returns>
    /// <exception cref="ProblemException">Another content type, an encoding, or a length over the limit.</exception>
    public static MediaTypeHeaderValue Check(HttpRequest request, string mediaType)
    {
        var sent = request.ContentType;
        if (!MediaTypeHeaderValue.TryParse(sent, out var type)
            || !type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
            || !IsUtf8(type.Charset))
        {
            throw new ProblemException(ProblemCatalog.UnsupportedMediaType(mediaType, sent));
        }

        if (!StringValues.IsNullOrEmpty(request.Headers.ContentEncoding)
            && !string.Equals(request.Headers.ContentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(ProblemCatalog.UnsupportedEncoding(request.Headers.ContentEncoding.ToString()));
        }

        if (request.ContentLength > ApiLimits.MaxBodyBytes)
        {
            throw new ProblemException(ProblemCatalog.BodyTooLarge());
        }

        return type;
    }

    private static bool IsUtf8(StringSegment charset) =>
        charset.Length == 0 || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}

using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DigitRecognizer.Api.Requests;

/// <summary>The body of a request: what its headers say of it, and its bytes.</summary>
internal static class RequestBody
{
    private const string Json = "application/json", Form = "multipart/form-data";

    /// <exception cref="ProblemException">Another content type than JSON in UTF-8.</exception>
    public static void RequireJson(HttpRequest request)
    {
        if (!IsMediaType(request, out var type)
            || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || !IsUtf8(type.Charset))
        {
            throw new ProblemException(ProblemCatalog.UnsupportedMediaType(Json, request.ContentType));
        }
    }

    /// <returns>The boundary of a form; null where the body is the file itself.</returns>
    /// <exception cref="ProblemException">Another content type than a form or a picture, or a form without a boundary.</exception>
    public static string? RequireUpload(HttpRequest request)
    {
        if (IsMediaType(request, out var type))
        {
            if (type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase))
            {
                var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
                return boundary.Length is > 0 and <= ApiLimits.MaxBoundaryLength
                    ? boundary
                    : throw new ProblemException(ProblemCatalog.MalformedMultipart(
                    "The Content-Type header needs a boundary of 1 to 70 characters; most HTTP clients set it by themselves."));
            }

            if (type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        throw new ProblemException(
            ProblemCatalog.UnsupportedMediaType($"{Form}, or the picture file alone as image/png or the like", request.ContentType));
    }

    /// <summary>Reads the body whole, unpacked where it is compressed.</summary>
    /// <returns>The caller disposes it.</returns>
    /// <exception cref="ProblemException">It is too large, or compressed in a way that is not known.</exception>
    public static async ValueTask<PooledFile> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var unpack = ContentEncoding.Of(request);
        if (request.ContentLength > ApiLimits.MaxBodyBytes)
        {
            throw new ProblemException(ProblemCatalog.BodyTooLarge());
        }

        var body = new PooledFile(request.ContentLength);
        try
        {
            await body.FillAsync(request.Body, cancellationToken);
        }
        catch
        {
            body.Dispose();
            throw;
        }

        if (unpack is null)
        {
            return body;
        }

        using (body)
        {
            return ContentEncoding.Unpack(body, unpack);
        }
    }

    private static bool IsMediaType(HttpRequest request, out MediaTypeHeaderValue type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out type!);

    private static bool IsUtf8(StringSegment charset)
    {
        charset = HeaderUtilities.RemoveQuotes(charset);
        return charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }
}

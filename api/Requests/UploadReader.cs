using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DigitRecognizer.Api.Requests;

/// <summary>Takes the first file part of a multipart body, without a form, a temporary file or a limit of the host in between.</summary>
internal static class UploadReader
{
    /// <returns>The file's bytes; the caller disposes them.</returns>
    /// <exception cref="ProblemException">The body is too large, no multipart, or holds no file.</exception>
    public static async Task<PooledFile> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var type = RequestBody.Check(request, "multipart/form-data");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > ApiLimits.MaxBoundaryLength)
        {
            throw new ProblemException(ProblemCatalog.MalformedMultipart(
                "The Content-Type header needs a boundary of 1 to 70 characters; most HTTP clients set it by themselves."));
        }

        try
        {
            var parts = new MultipartReader(boundary, new LimitedStream(request.Body));
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (part.GetContentDispositionHeader()?.IsFileDisposition() == true)
                {
                    return await KeepAsync(part.Body, cancellation);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException
            && !cancellation.IsCancellationRequested)
        {
            throw new ProblemException(
                ProblemCatalog.MalformedMultipart("The body breaks off or does not keep to its boundary: send it again, whole."), e);
        }

        throw new ProblemException(ProblemCatalog.MissingFile());
    }

    private static async Task<PooledFile> KeepAsync(Stream part, CancellationToken cancellation)
    {
        var file = new PooledFile();
        try
        {
            await file.FillAsync(part, cancellation);
            return file.Content.IsEmpty ? throw new ProblemException(ProblemCatalog.EmptyFile()) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Answers;

/// <summary>A JSON body with Content-Length, on any host that runs an <see cref="IResult"/>.</summary>
internal sealed class JsonAnswer<T>(int status, T body, JsonTypeInfo<T> typeInfo, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, typeInfo);
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        // A disconnected caller is not an error: the host discards the body.
        return response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}

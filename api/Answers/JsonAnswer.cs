using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Answers;

/// <summary>A body of JSON with its length told, on any host that runs an <see cref="IResult"/>.</summary>
internal sealed class JsonAnswer<T>(int status, T body, JsonTypeInfo<T> typeInfo, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, typeInfo);
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        // A caller who left is no failure of the answer: the host drops what nobody reads.
        return response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}

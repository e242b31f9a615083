using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.OpenApi;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>GET openapi.json</c>: the description of the other endpoints.</summary>
public sealed class DocumentEndpoint(ModelStore models)
{
    /// <summary>200 with the OpenAPI document.</summary>
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        var document = await ApiDocument.ReadAsync(request.HttpContext.RequestAborted);
        ResponseHeaders.Write(request.HttpContext, models.Status?.Info.Version, new Timings());
        return Results.Bytes(document, "application/json; charset=utf-8");
    }
}

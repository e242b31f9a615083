using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>POST predict</c>: pixels as JSON, <c>{"data": H x W x C}</c>.</summary>
public sealed class PredictEndpoint(
    ModelStore models, RequestRateLimiter rateLimiter, ApiMetrics metrics, TimeProvider time, ILogger<PredictEndpoint> logger)
    : PictureEndpoint(models, rateLimiter, metrics, time, logger)
{
    private protected override async Task<RasterImage> ReadPictureAsync(
        HttpRequest request, Timings timings, CancellationToken cancellationToken)
    {
        RequestBody.RequireJson(request);
        using var body = await RequestBody.ReadAsync(request, cancellationToken);
        using var stage = timings.Decoding();
        return PictureJson.Read(body.Content.Span);
    }
}

using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>POST predict</c>: pixels as JSON, <c>{"data": H x W x C}</c>.</summary>
public sealed class PredictEndpoint(
    ModelStore models,
    ReadingLimiter limiter,
    RequestRateLimiter rateLimiter,
    ApiMetrics metrics,
    TimeProvider time,
    ILogger<PredictEndpoint> logger)
    : PictureEndpoint(models, limiter, rateLimiter, metrics, time, logger)
{
    private protected override async Task<ReceivedPicture> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        RequestBody.RequireJson(request);
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        return new ReceivedPicture(body, body.Content);
    }

    /// <summary>Too little to count.</summary>
    private protected override long HeldBytes(ReadOnlySpan<byte> picture) => 0;

    private protected override RasterImage Decode(ReadOnlySpan<byte> picture) => PictureJson.Read(picture);
}

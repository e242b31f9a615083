using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>POST predict</c>: pixels as JSON, <c>{"data": H x W x C}</c>.</summary>
public sealed class PredictEndpoint(
    ModelStore models, ReadingLimiter limiter, RequestRateLimiter rateLimiter, TimeProvider time, ILogger<PredictEndpoint> logger)
    : PictureEndpoint(models, limiter, rateLimiter, time, logger)
{
    private protected override async Task<AdmittedPicture> ReadPictureAsync(HttpRequest request, Timings timings, CancellationToken cancellation)
    {
        var picture = await JsonPictureReader.ReadAsync(request, timings, cancellation);
        try
        {
            return new AdmittedPicture(picture, await Limiter.EnterAsync(heldBytes: 0, request.HttpContext.Response, request.HttpContext.RequestAborted));
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }
}

using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>POST predict_test</c>: a picture file as <c>multipart/form-data</c>, or alone.</summary>
public sealed class PredictUploadEndpoint(
    ModelStore models,
    DecodingLimiter limiter,
    RequestRateLimiter rateLimiter,
    ApiMetrics metrics,
    TimeProvider time,
    ILogger<PredictUploadEndpoint> logger)
    : PictureEndpoint(models, rateLimiter, metrics, time, logger)
{
    private protected override async Task<RasterImage> ReadPictureAsync(
        HttpRequest request, Timings timings, CancellationToken cancellationToken)
    {
        var boundary = RequestBody.RequireUpload(request);
        using var body = await RequestBody.ReadAsync(request, cancellationToken);
        var file = UploadedFile.Find(body.Content, boundary);
        // The time that a body may take is over: whose picture has to wait for others' is not too slow.
        using var turn = await limiter.EnterAsync(ImageDecoder.HeldBytes(file.Span), request.HttpContext.RequestAborted);
        using var stage = timings.Decoding();
        return ImageDecoder.Decode(file.Span);
    }
}

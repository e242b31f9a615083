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
    ReadingLimiter limiter,
    RequestRateLimiter rateLimiter,
    ApiMetrics metrics,
    TimeProvider time,
    ILogger<PredictUploadEndpoint> logger)
    : PictureEndpoint(models, limiter, rateLimiter, metrics, time, logger)
{
    private protected override async Task<ReceivedPicture> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var boundary = RequestBody.RequireUpload(request);
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        try
        {
            return new ReceivedPicture(body, UploadedFile.Find(body.Content, boundary));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private protected override long HeldBytes(ReadOnlySpan<byte> picture) => ImageDecoder.HeldBytes(picture);

    private protected override RasterImage Decode(ReadOnlySpan<byte> picture) => ImageDecoder.Decode(picture);
}

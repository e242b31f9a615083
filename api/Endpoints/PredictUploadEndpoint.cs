using System.Diagnostics;
using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>POST predict_test</c>: a picture file as <c>multipart/form-data</c>.</summary>
public sealed class PredictUploadEndpoint(
    ModelStore models, ReadingLimiter limiter, RequestRateLimiter rateLimiter, TimeProvider time, ILogger<PredictUploadEndpoint> logger)
    : PictureEndpoint(models, limiter, rateLimiter, time, logger)
{
    private protected override async Task<AdmittedPicture> ReadPictureAsync(HttpRequest request, Timings timings, CancellationToken cancellation)
    {
        using var file = await UploadReader.ReadAsync(request, cancellation);
        // The time that a body may take is over: whose picture has to wait for others' is not too slow.
        var turn = await Limiter.EnterAsync(
            ImageDecoder.HeldBytes(file.Content.Span), request.HttpContext.Response, request.HttpContext.RequestAborted);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return new AdmittedPicture(ImageDecoder.Decode(file.Content.Span), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
        finally
        {
            timings.Decode = Stopwatch.GetElapsedTime(start);
        }
    }
}

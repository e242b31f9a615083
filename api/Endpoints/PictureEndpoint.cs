using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Networks;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary>
/// A picture in, an answer out. Headers and problem details are made here and not in middleware, so that both hosts have them.
/// </summary>
public abstract class PictureEndpoint(
    ModelStore models,
    ReadingLimiter limiter,
    RequestRateLimiter rateLimiter,
    ApiMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Answers one request; the result is an answer of the contract for any content.</summary>
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        var context = request.HttpContext;
        var timings = new Timings();
        ModelInfo? model = null;
        try
        {
            rateLimiter.Count(request);
            limiter.RefuseWhenFull(context.Response);
            var options = ReadingOptions.Parse(request);
            using var lease = await models.LeaseAsync(context.RequestAborted) ?? throw new ProblemException(ProblemCatalog.NoModel());
            model = lease.Info;
            using var received = await ReceiveInTimeAsync(request);
            // The body has arrived, so its time limit no longer applies: waiting for a turn is not the caller's delay.
            using var turn = await limiter.EnterAsync(HeldBytes(received.Picture.Span), context.Response, context.RequestAborted);
            using var picture = DecodeTimed(received.Picture.Span, timings);
            var answer = Read(lease, picture, options, timings);
            metrics.Record(timings);
            ResponseHeaders.Write(context, model.Version, timings);
            return answer;
        }
        catch (Exception e) when (
            context.RequestAborted.IsCancellationRequested || e is ConnectionResetException or OperationCanceledException)
        {
            // A read from a lost connection fails before RequestAborted is cancelled.
            Log.CallerLeft(logger, e.Message);
            return Results.Empty;
        }
        catch (ProblemException e)
        {
            return Answer.Problem(context, e.Problem, model, timings);
        }
        catch (ImageRejectedException e)
        {
            return Answer.Problem(context, ProblemCatalog.From(e), model, timings);
        }
        catch (BadHttpRequestException e)
        {
            return Answer.Problem(context, ProblemCatalog.Transport(e.StatusCode, e.Message), model, timings);
        }
        catch (Exception e)
        {
            Log.Unexpected(logger, e, context.Request.Path);
            return Answer.Problem(context, ProblemCatalog.Unexpected(), model, timings);
        }
    }

    /// <summary>
    /// Receives within the time limit of a body. No timer is started for a body that has arrived already, as most have: it would cost as
    /// much as reading that body.
    /// </summary>
    private async Task<ReceivedPicture> ReceiveInTimeAsync(HttpRequest request)
    {
        using var giveUp = new CancellationTokenSource();
        var receiving = ReceiveAsync(request, giveUp.Token);
        if (receiving.IsCompleted)
        {
            return await receiving;
        }

        var aborted = request.HttpContext.RequestAborted;
        using var timeout = new CancellationTokenSource(ApiLimits.MaxBodyTime, time);
        using var late = timeout.Token.UnsafeRegister(Cancel, giveUp);
        using var left = aborted.UnsafeRegister(Cancel, giveUp);
        try
        {
            return await receiving;
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new ProblemException(ProblemCatalog.BodyTooSlow(), e);
        }

        static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();
    }

    private RasterImage DecodeTimed(ReadOnlySpan<byte> picture, Timings timings)
    {
        using var stage = timings.Decoding();
        return Decode(picture);
    }

    private IResult Read(ModelLease model, RasterImage picture, ReadingOptions options, Timings timings)
    {
        using var stage = timings.Reading();
        try
        {
            return options.Mode == ReadingMode.Number ? ReadNumber(model, picture, options) : ReadDigit(model, picture, options);
        }
        catch (ImageRejectedException e) when (e.Problem == ImageProblem.Blank && picture.IsFirstOfSeveralFrames)
        {
            throw new ProblemException(ProblemCatalog.BlankFirstFrame(), e);
        }
    }

    private IResult ReadDigit(ModelLease model, RasterImage picture, ReadingOptions options)
    {
        var reading = model.DigitReader.Read(picture.View, options.Explain != Explanation.None, options.Explain == Explanation.Layers);
        metrics.Record(reading);
        return Answer.Digit(options.Explain == Explanation.None
            ? PredictionAnswer.From(reading, model.Info)
            : PredictionAnswer.Explained(reading, model.Info, picture));
    }

    private IResult ReadNumber(ModelLease model, RasterImage picture, ReadingOptions options)
    {
        var explain = options.Explain != Explanation.None;
        var reading = model.NumberReader.Read(picture.View, explain);
        foreach (var digit in reading.Digits)
        {
            metrics.Record(digit);
        }

        return Answer.Number(NumberAnswer.From(reading, picture, model.Info, explain));
    }

    /// <summary>Reads the body, without decoding the picture in it.</summary>
    private protected abstract Task<ReceivedPicture> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken);

    /// <summary>The memory that decoding needs, in bytes.</summary>
    private protected abstract long HeldBytes(ReadOnlySpan<byte> picture);

    private protected abstract RasterImage Decode(ReadOnlySpan<byte> picture);
}

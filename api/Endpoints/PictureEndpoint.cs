using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Api.Requests;
using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Endpoints;

/// <summary>
/// A picture in, an answer out. Headers and problem details are made here and not in middleware, so that both hosts have them.
/// </summary>
public abstract class PictureEndpoint(ModelStore models, ILogger logger)
{
    /// <summary>Answers one request; whatever it holds, the result is an answer of the contract.</summary>
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        var context = request.HttpContext;
        var timings = new Timings();
        ActiveModel? model = null;
        try
        {
            var options = ReadingOptions.Parse(request);
            model = await models.GetAsync(context.RequestAborted) ?? throw new ProblemException(ProblemCatalog.NoModel());
            using var picture = await ReadPictureAsync(request, timings);
            var reading = model.Reader.Read(picture.View, options.Explain);
            timings.Normalize = reading.Normalizing;
            timings.Infer = reading.Inferring;
            ApiMetrics.Record(reading);
            ApiMetrics.Record(timings);
            return Answer.Prediction(context, PredictionAnswer.From(reading, picture, model.Info, options.Explain), model, timings);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested)
        {
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

    private protected abstract Task<RasterImage> ReadPictureAsync(HttpRequest request, Timings timings);
}

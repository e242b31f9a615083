using DigitRecognizer.Api.Answers;
using DigitRecognizer.Networks;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>GET health</c>: whether a model can answer, which one, and from where.</summary>
public sealed class HealthEndpoint(ModelStore models)
{
    private static readonly int[] InputShape = [1, 1, LeNet.Side, LeNet.Side];

    /// <summary>
    /// 200 while a model can answer, else 503. Waits for the first loading, which ends within seconds, so that a start is not reported as a
    /// failure.
    /// </summary>
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        using var model = await models.LeaseAsync(request.HttpContext.RequestAborted);
        return Answer.Health(request.HttpContext, Describe(model?.Status));
    }

    private static HealthAnswer Describe(ModelStatus? model) => model is null
        ? new HealthAnswer("unhealthy", ModelLoaded: false, "cpu")
        : new HealthAnswer(
            model.IsFallback ? "degraded" : "healthy",
            ModelLoaded: true,
            "cpu")
        {
            Model = new HealthModelAnswer(model.Info.Name, model.Info.Version, model.Source, model.Info.Classes, InputShape),
        };
}

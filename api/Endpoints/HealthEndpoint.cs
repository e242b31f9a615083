using DigitRecognizer.Api.Answers;
using DigitRecognizer.Network;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Endpoints;

/// <summary><c>GET health</c>: whether a model can answer, which one, and from where.</summary>
public sealed class HealthEndpoint(ModelStore models)
{
    private static readonly int[] InputShape = [1, 1, LeNet.Side, LeNet.Side];

    /// <summary>200 while a model can answer, else 503. Does not wait for a model that is still loading.</summary>
    public Task<IResult> HandleAsync(HttpRequest request) => Task.FromResult(Answer.Health(request.HttpContext, Describe(models.Current)));

    private static HealthAnswer Describe(ActiveModel? model) => model is null
        ? new HealthAnswer("unhealthy", ModelLoaded: false, "cpu", Model: null)
        : new HealthAnswer(
            model.IsSubstitute ? "degraded" : "healthy",
            ModelLoaded: true,
            "cpu",
            new HealthModelAnswer(model.Info.Name, model.Info.Version, model.Source, model.Info.Classes, InputShape));
}

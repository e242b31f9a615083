using DigitRecognizer.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitRecognizer.Functions;

public sealed class HealthFunction(HealthEndpoint endpoint)
{
    [Function("health")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head")] HttpRequest request) =>
        endpoint.HandleAsync(request);
}

using DigitRecognizer.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitRecognizer.Functions;

public sealed class PredictFunction(PredictEndpoint endpoint)
{
    [Function("predict")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => endpoint.HandleAsync(request);
}

using DigitRecognizer.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitRecognizer.Functions;

public sealed class DocumentFunction(DocumentEndpoint endpoint)
{
    [Function("openapi")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        endpoint.HandleAsync(request);
}

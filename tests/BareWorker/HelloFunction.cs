using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitRecognizer.BareWorker;

public static class HelloFunction
{
    [Function("hello")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text($"Hello from {request.Path}.");
}

using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Endpoints;

/// <summary>Answers for what is not there, in the form of all other errors.</summary>
internal sealed class NoEndpoint(ModelStore models)
{
    public IResult NotFound(HttpContext context) =>
        Answer.Problem(context, ProblemCatalog.NotFound(context.Request.Path), models.Status?.Info, new Timings());

    public IResult MethodNotAllowed(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return Answer.Problem(
            context, ProblemCatalog.MethodNotAllowed(context.Request.Method, allowed), models.Status?.Info, new Timings());
    }
}

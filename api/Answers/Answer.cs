using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigitRecognizer.Api.Problems;
using DigitRecognizer.Networks;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Answers;

/// <summary>Every kind of answer with its headers, ready for a host to send.</summary>
internal static class Answer
{
    private const string Json = "application/json; charset=utf-8";

    public static IResult Digit(PredictionAnswer digit) =>
        new JsonAnswer<PredictionAnswer>(StatusCodes.Status200OK, digit, ApiJson.Default.PredictionAnswer, Json);

    public static IResult Number(NumberAnswer number) =>
        new JsonAnswer<NumberAnswer>(StatusCodes.Status200OK, number, ApiJson.Default.NumberAnswer, Json);

    public static IResult Health(HttpContext context, HealthAnswer health)
    {
        ResponseHeaders.Write(context, health.Model?.Version, new Timings());
        if (!health.ModelLoaded)
        {
            WriteRetryAfter(context);
        }

        var status = health.ModelLoaded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return new JsonAnswer<HealthAnswer>(status, health, ApiJson.Default.HealthAnswer, Json);
    }

    public static IResult Problem(HttpContext context, Problem problem, ModelInfo? model, Timings timings)
    {
        var requestId = ResponseHeaders.Write(context, model?.Version, timings);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable && context.Response.Headers.RetryAfter.Count == 0)
        {
            WriteRetryAfter(context);
        }

        return new JsonAnswer<Problem>(
            problem.Status, problem with { RequestId = requestId }, Readable.Json.Problem, "application/problem+json");
    }

    private static void WriteRetryAfter(HttpContext context) =>
        context.Response.Headers.RetryAfter = ApiLimits.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

    // Problems are read by people in a terminal: quotes stay quotes. Nosniff and the content type keep a browser from taking them for HTML.
    // In a class of its own, so that it is made for the first problem and not for the first answer.
    private static class Readable
    {
        public static readonly ApiJson Json = new(new JsonSerializerOptions(ApiJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}

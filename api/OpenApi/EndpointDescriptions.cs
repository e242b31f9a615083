using DigitRecognizer.Api.Answers;
using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace DigitRecognizer.Api.OpenApi;

/// <summary>
/// What the OpenAPI document says about each route, as endpoint metadata: ASP.NET Core's own, and <see cref="QueryOption"/>,
/// <see cref="AnswerExample"/> and <see cref="Problem"/>. Only where the document is generated: with <c>Accepts</c> on a route, routing
/// would answer 415 before the API could say what to send.
/// </summary>
internal static class EndpointDescriptions
{
    private const string Json = "application/json";

    private static readonly string[] UploadTypes =
        ["multipart/form-data", "image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp", "application/octet-stream"];

    private static readonly QueryOption Mode = new(
        "mode", "What the picture shows: one digit, or a number of several digits in a line.", "digit", "number");

    private static readonly QueryOption Explain = new(
        "explain",
        "How much to add about how the answer came about: the 28 x 28 picture that the network saw and the box of the digit (true), "
            + "and the feature maps of both convolutions (layers).",
        "false", "true", "layers");

    public static void Health(IEndpointConventionBuilder route) => route
        .WithName("health")
        .WithTags("Service")
        .WithSummary("Whether a model can answer, which one, and from where")
        .WithDescription("Answers HEAD too. Waits for the first loading of the weights, which ends within seconds.")
        .WithMetadata(
            Answer(StatusCodes.Status200OK, typeof(HealthAnswer), "A model can answer."),
            Answer(StatusCodes.Status503ServiceUnavailable, typeof(HealthAnswer), "No model is loaded."))
        .WithMetadata(AnswerExamples.Health);

    public static void Predict(IEndpointConventionBuilder route) => Picture(route, [Json])
        .WithName("predict")
        .WithSummary("Reads a digit, or a number, from pixels as JSON")
        .WithDescription("Rows of pixels: numbers from 0 to 255, or from 0 to 1 where none exceeds 1; dark on light or light on dark. "
            + "Booleans, and a batch of one picture (1 x H x W x C), are read too. "
            + "The body may be compressed (Content-Encoding gzip, deflate or br).")
        .WithMetadata(ProblemExamples.OfPixels);

    public static void PredictUpload(IEndpointConventionBuilder route) => Picture(route, UploadTypes)
        .WithName("predictTest")
        .WithSummary("Reads a digit, or a number, from a picture file")
        .WithDescription(
            "PNG, JPEG, GIF (first frame), BMP or WebP, in the part named 'file' of a form, or alone as the body. "
                + "EXIF orientation is honoured, and transparent pixels are composited. "
                + "The body may be compressed (Content-Encoding gzip, deflate or br).")
        .WithMetadata(ProblemExamples.OfFiles);

    private static IEndpointConventionBuilder Picture(IEndpointConventionBuilder route, string[] contentTypes) => route
        .WithTags("Digits")
        .WithMetadata(new AcceptsMetadata(contentTypes, typeof(object)))
        .WithMetadata(
            Answer(StatusCodes.Status200OK, typeof(PredictionAnswer), "What was read: a Prediction, or with mode=number a Number."),
            Answer(StatusCodes.Status200OK, typeof(NumberAnswer), "What was read: a Prediction, or with mode=number a Number."),
            Mode,
            Explain)
        .WithMetadata(AnswerExamples.Picture)
        .WithMetadata(ProblemExamples.OfPictures);

    private static ProducesResponseTypeMetadata Answer(int status, Type type, string description) =>
        new(status, type, [Json]) { Description = description };
}

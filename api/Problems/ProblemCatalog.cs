using System.Globalization;
using DigitRecognizer.Imaging;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Problems;

/// <summary>Every error the API answers with. The types and titles are part of the contract; the details are for people.</summary>
internal static class ProblemCatalog
{
    public static Problem MalformedJson(string detail) => BadRequest("malformed-json", "The body is not valid JSON.", detail);

    public static Problem MissingData(string detail) => BadRequest("missing-data", "There is no member 'data'.", detail);

    public static Problem InvalidData(string detail) =>
        BadRequest("invalid-data", "The member 'data' is no array of rows of numbers.", detail);

    public static Problem EmptyData(string detail) => BadRequest("empty-data", "The picture has no pixels.", detail);

    public static Problem RaggedData(string detail) => BadRequest("ragged-data", "The rows or pixels differ in length.", detail);

    public static Problem OutOfRange(string detail) => BadRequest("out-of-range", "A number is outside 0..255.", detail);

    public static Problem WrongChannels(string detail) => BadRequest("wrong-channels", "A pixel has a wrong number of channels.", detail);

    public static Problem WrongShape(string detail) => BadRequest("wrong-shape", "The picture has the wrong shape.", detail);

    public static Problem MalformedMultipart(string detail) =>
        BadRequest("malformed-multipart", "The body is not valid multipart/form-data.", detail);

    public static Problem MissingFile() => BadRequest(
        "missing-file",
        "There is no file part.",
        "Send the picture as a file part named 'file' (in curl: -F file=@digit.png), or alone as the body with Content-Type: image/png.");

    public static Problem SeveralFiles(int count) => BadRequest(
        "several-files",
        "There is more than one picture.",
        string.Create(CultureInfo.InvariantCulture, $"The form holds {count} files: send one picture a request."));

    public static Problem MalformedEncoding() => BadRequest(
        "malformed-encoding",
        "The body cannot be unpacked.",
        "The body is not what its Content-Encoding says, or breaks off: send it again, whole, or without Content-Encoding.");

    public static Problem InvalidOption(string detail) =>
        BadRequest("invalid-option", "A query parameter has a value that is not known.", detail);

    public static Problem Transport(int status, string detail) => status switch
    {
        StatusCodes.Status408RequestTimeout => BodyTooSlow(),
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge(),
        _ => BadRequest("malformed-request", "The request breaks the rules of HTTP.", detail),
    };

    public static Problem NotFound(string path) => new(
        "/problems/not-found",
        "There is no such resource.",
        StatusCodes.Status404NotFound,
        $"Nothing is at {path}. The API has GET health, POST predict and POST predict_test, described by GET openapi.json.");

    public static Problem MethodNotAllowed(string method, string allowed) => new(
        "/problems/method-not-allowed",
        "The resource does not take this method.",
        StatusCodes.Status405MethodNotAllowed,
        $"Use {allowed} instead of {method}.");

    public static Problem BodyTooSlow() => new(
        "/problems/request-timeout",
        "The body arrived too slowly.",
        StatusCodes.Status408RequestTimeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"A body must not stall, and has {ApiLimits.MaxBodyTime.TotalSeconds} seconds to arrive. Try again, or send a smaller "
            + $"picture."));

    public static Problem BodyTooLarge() => new(
        "/problems/body-too-large",
        "The body is too large.",
        StatusCodes.Status413PayloadTooLarge,
        "A body may have at most 10 MiB. Send a smaller picture; the digit needs no more than a few hundred pixels.");

    public static Problem UnpackedTooLarge() => new(
        "/problems/body-too-large",
        "The body is too large.",
        StatusCodes.Status413PayloadTooLarge,
        string.Create(
            CultureInfo.InvariantCulture,
            $"An unpacked body may have at most 10 MiB, and above 1 MiB at most {ApiLimits.MaxUnpackingRatio} times the bytes that were "
                + $"sent. Send a smaller picture."));

    public static Problem TooManyNumbers(string path) => new(
        "/problems/too-many-numbers",
        "The picture has too many pixels.",
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture,
            $"{path} is beyond {ApiLimits.MaxSide} rows of {ApiLimits.MaxSide} pixels. Send a smaller picture."));

    public static Problem UnsupportedMediaType(string expected, string? sent) => new(
        "/problems/unsupported-media-type",
        "The content type is not supported.",
        StatusCodes.Status415UnsupportedMediaType,
        string.IsNullOrEmpty(sent)
            ? $"Send the body with Content-Type: {expected}."
            : $"Send the body as {expected}, not as {Shorten(sent)}.");

    public static Problem UnsupportedEncoding(string encoding) => new(
        "/problems/unsupported-media-type",
        "The content type is not supported.",
        StatusCodes.Status415UnsupportedMediaType,
        $"Send the body plain, or with one Content-Encoding of gzip, deflate or br, not {Shorten(encoding)}.");

    public static Problem EmptyFile() => new(
        "/problems/corrupt-image", "The picture is corrupt.", StatusCodes.Status422UnprocessableEntity,
            "The file is empty: choose it again and send it whole.");

    public static Problem BlankFirstFrame() => new(
        "/problems/blank-image",
        "There is no digit to read.",
        StatusCodes.Status422UnprocessableEntity,
        "Only the first frame of an animation is read, and nothing stands out in it: send the frame with the digit as a picture of its "
            + "own.");

    public static Problem TooManyRequests(int limit, int seconds) => new(
        "/problems/too-many-requests",
        "There are too many requests.",
        StatusCodes.Status429TooManyRequests,
        string.Create(CultureInfo.InvariantCulture,
            $"From one address {limit} requests a minute are accepted. Wait {seconds} seconds, then send fewer."));

    public static Problem NoModel() => new(
        "/problems/no-model",
        "No model is loaded.",
        StatusCodes.Status503ServiceUnavailable,
        "The service has no weights to answer with. Try again later, or ask its operator to look at GET health.");

    public static Problem Overloaded() => new(
        "/problems/overloaded",
        "The service has more requests than it can answer.",
        StatusCodes.Status503ServiceUnavailable,
        "Wait for the seconds in Retry-After, then try again; from one program, send fewer pictures at once.");

    public static Problem Unexpected() => new(
        "/problems/internal-error",
        "Something went wrong here.",
        StatusCodes.Status500InternalServerError,
        "This is a defect of the service. Report it with the request id.");

    public static Problem From(ImageRejectedException rejected) => rejected.Problem switch
    {
        ImageProblem.UnsupportedFormat => new(
            "/problems/unsupported-image-format", "The file is no supported picture.", StatusCodes.Status415UnsupportedMediaType,
                rejected.Message),
        ImageProblem.TooLarge => new(
            "/problems/image-too-large", "The picture has too many pixels.", StatusCodes.Status413PayloadTooLarge, rejected.Message),
        ImageProblem.Corrupt => new(
            "/problems/corrupt-image", "The picture is corrupt.", StatusCodes.Status422UnprocessableEntity, rejected.Message),
        ImageProblem.Blank => new(
            "/problems/blank-image", "There is no digit to read.", StatusCodes.Status422UnprocessableEntity, rejected.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(rejected), rejected.Problem, "A new kind of problem needs its own row."),
    };

    private static Problem BadRequest(string name, string title, string detail) =>
        new($"/problems/{name}", title, StatusCodes.Status400BadRequest, detail);

    private static string Shorten(string sent) => sent.Length <= 100 ? sent : $"{sent.AsSpan(0, 100)}…";
}

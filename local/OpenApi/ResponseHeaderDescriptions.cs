using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>The headers of every answer.</summary>
internal static class ResponseHeaderDescriptions
{
    public const string RequestIdPattern = "^[A-Za-z0-9._:/+=-]{1,128}$";

    private const string TooManyRequests = "429", Unavailable = "503";

    public static Dictionary<string, IOpenApiHeader> For(string status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["X-Model-Version"] = Text("The first 12 digits of the SHA-256 of the weights, or none.", "^([0-9a-f]{12}|none)$"),
            ["X-Request-Id"] = Text("The request's own id, or a new one.", RequestIdPattern),
            ["Server-Timing"] = Text(
                "Milliseconds spent on each step.", @"^decode;dur=\d+(\.\d+)?, normalize;dur=\d+(\.\d+)?, infer;dur=\d+(\.\d+)?$"),
        };
        if (status is TooManyRequests or Unavailable)
        {
            headers["Retry-After"] = Text("Seconds after which to try again.", "^[1-9][0-9]*$");
        }

        return headers;
    }

    private static OpenApiHeader Text(string description, string pattern) => new()
    {
        Description = description,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
    };
}

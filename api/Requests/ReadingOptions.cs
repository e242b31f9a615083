using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitRecognizer.Api.Requests;

/// <summary>What the query string asks for.</summary>
/// <param name="Mode">What the picture shows.</param>
/// <param name="Explain">How much to tell of how the answer came about.</param>
internal readonly record struct ReadingOptions(ReadingMode Mode, Explanation Explain)
{
    /// <exception cref="ProblemException">A value that is not known.</exception>
    public static ReadingOptions Parse(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return default;
        }

        var mode = Single(request.Query["mode"]) switch
        {
            null or "digit" => ReadingMode.Digit,
            "number" => ReadingMode.Number,
            _ => throw new ProblemException(ProblemCatalog.InvalidOption("mode may be 'digit' or 'number', once.")),
        };
        var explain = Single(request.Query["explain"]) switch
        {
            null or "false" => Explanation.None,
            "true" => Explanation.Input,
            "layers" => Explanation.Layers,
            _ => throw new ProblemException(ProblemCatalog.InvalidOption("explain may be 'true', 'false' or 'layers', once.")),
        };
        return new ReadingOptions(mode, explain);
    }

    private static string? Single(StringValues values) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => "more than one",
    };
}

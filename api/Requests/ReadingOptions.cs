using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.Requests;

/// <summary>What the query string asks for.</summary>
/// <param name="Explain">Tell how the answer came about.</param>
internal readonly record struct ReadingOptions(bool Explain)
{
    /// <exception cref="ProblemException">A value that is not known.</exception>
    public static ReadingOptions Parse(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return default;
        }

        return new ReadingOptions(request.Query["explain"].ToString() switch
        {
            "" or "false" => false,
            "true" => true,
            _ => throw new ProblemException(ProblemCatalog.InvalidOption("explain may be 'true' or 'false'.")),
        });
    }
}

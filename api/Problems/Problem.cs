namespace DigitRecognizer.Api.Problems;

/// <summary>The body of an error, <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">Stable reference of the kind of problem, such as <c>/problems/ragged-data</c>.</param>
/// <param name="Title">The kind of problem in words; the same for every occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to change.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    /// <summary>The value of the answer's X-Request-Id, to quote when asking for help.</summary>
    public string? RequestId { get; init; }
}

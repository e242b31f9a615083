namespace DigitRecognizer.Api.OpenApi;

/// <summary>An optional parameter of the query string, as the OpenAPI document describes it.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Values">Every value that it may have; the first is the default.</param>
public sealed record QueryOption(string Name, string Description, params string[] Values);

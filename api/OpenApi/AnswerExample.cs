namespace DigitRecognizer.Api.OpenApi;

/// <summary>An answer that is shown in the OpenAPI document.</summary>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="Name">The name of the example, such as <c>digit</c>.</param>
/// <param name="Json">The body.</param>
public sealed record AnswerExample(int Status, string Name, string Json);

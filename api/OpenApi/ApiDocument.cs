namespace DigitRecognizer.Api.OpenApi;

/// <summary>
/// The OpenAPI document, docs/openapi.json, which is built into the program: describing the API anew would slow every start.
/// </summary>
public static class ApiDocument
{
    /// <summary>The whole document.</summary>
    public static async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var document = new byte[stream.Length];
        await stream.ReadExactlyAsync(document, cancellationToken);
        return document;
    }
}

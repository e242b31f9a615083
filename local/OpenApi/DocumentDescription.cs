using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>What the document says about the API as a whole.</summary>
internal sealed class DocumentDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Digit Recognizer",
            Version = "1",
            Description = "Reads handwritten digits. Errors are problem details (RFC 9457); their `type` is stable, and their `detail` "
                + "says what to change. "
                + "A path or a method that is not described here is answered with 404 or 405.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        // Relative to where the document was loaded from, on every host.
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var path in document.Paths.Values)
        {
            path.Operations?.Remove(HttpMethod.Head);
        }

        foreach (var schema in document.Components!.Schemas!.Values)
        {
            RemoveNull(schema.Properties);
        }

        return Task.CompletedTask;
    }

    /// <summary>A member that may be absent is described as null or its type; it is never null.</summary>
    private static void RemoveNull(IDictionary<string, IOpenApiSchema>? members)
    {
        foreach (var (name, member) in members?.ToArray() ?? [])
        {
            if (member.OneOf is [{ Type: JsonSchemaType.Null }, { } type])
            {
                members![name] = type;
            }
        }
    }
}

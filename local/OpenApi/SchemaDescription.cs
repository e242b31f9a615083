using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>Answers leave out what they have not: no member is ever null.</summary>
internal sealed class SchemaDescription : IOpenApiSchemaTransformer
{
    /// <summary>The name of a type's schema, such as <c>Prediction</c>; null for what is described where it stands.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Answer", "", StringComparison.Ordinal);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        schema.Type &= ~JsonSchemaType.Null;
        if (schema.Enum is { } values)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. values.Where(value => value?.GetValueKind() == JsonValueKind.String)];
        }

        return Task.CompletedTask;
    }
}

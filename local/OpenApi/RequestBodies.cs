using System.Globalization;
using System.Text.Json.Nodes;
using DigitRecognizer.Api;
using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>The bodies that the endpoints take. No type stands behind them: pixels and files are read as they arrive.</summary>
internal static class RequestBodies
{
    private const int MaxChannels = 4;

    private const string Pixels = """{ "data": [[0, 0, 0, 0], [0, 255, 255, 0], [0, 0, 255, 0], [0, 0, 255, 0], [0, 0, 0, 0]] }""";

    public static OpenApiMediaType Describe(string contentType) => contentType switch
    {
        "application/json" => new OpenApiMediaType
        {
            Schema = Object(
                "data",
                Array(Array(Pixel(), ApiLimits.MaxSide), ApiLimits.MaxSide),
                "H x W numbers (grey), or H x W x C with 1 (grey), 3 (RGB) or 4 (RGBA) channels, channels last."),
            Example = JsonNode.Parse(Pixels),
        },
        "multipart/form-data" => new OpenApiMediaType
        {
            Schema = Object("file", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, "The picture file."),
        },
        _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
    };

    private static OpenApiSchema Object(string member, OpenApiSchema schema, string description)
    {
        schema.Description = description;
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { member },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { [member] = schema },
        };
    }

    private static OpenApiSchema Array(OpenApiSchema item, int maxLength) =>
        new() { Type = JsonSchemaType.Array, Items = item, MinItems = 1, MaxItems = maxLength };

    /// <summary>A number, or an array of them: the keywords of either type do not concern the other.</summary>
    private static OpenApiSchema Pixel()
    {
        var pixel = Number(JsonSchemaType.Number | JsonSchemaType.Array);
        (pixel.Items, pixel.MinItems, pixel.MaxItems) = (Number(JsonSchemaType.Number), 1, MaxChannels);
        return pixel;
    }

    private static OpenApiSchema Number(JsonSchemaType type) =>
        new() { Type = type, Minimum = "0", Maximum = byte.MaxValue.ToString(CultureInfo.InvariantCulture) };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitRecognizer.Testing;
using Json.Schema;
using Xunit;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>
/// The answers that docs/openapi.json describes. Stricter than a client has to be: an answer must have no member that the document does
/// not name.
/// </summary>
internal static class DocumentedAnswers
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private static readonly JsonObject Document = ReadDocument();

    private static readonly Dictionary<(string Path, string Method, int Status), DocumentedAnswer> Answers = ReadAnswers();

    /// <summary>Asserts that the document has this status for the operation, with this content type, these headers, a schema that the
    /// body fulfils, and for a problem an example of its type.</summary>
    public static void AssertDescribed(HttpRequestMessage request, HttpResponseMessage response, JsonElement body)
    {
        var path = $"/api/{request.RequestUri!.Segments[^1]}";
        var key = (path, request.Method.Method.ToLowerInvariant(), (int)response.StatusCode);
        Assert.True(
            Answers.TryGetValue(key, out var answer),
            $"docs/openapi.json does not say that {request.Method} {path} may answer {(int)response.StatusCode}.");
        Assert.Equal(answer!.ContentType, response.Content.Headers.ContentType?.MediaType);
        foreach (var (name, schema) in answer.Headers)
        {
            Assert.True(
                response.Headers.TryGetValues(name, out var values),
                $"{request.Method} {path} -> {(int)response.StatusCode} lacks the header {name}.");
            AssertValid(schema, JsonSerializer.SerializeToElement(string.Join(", ", values!)), name);
        }

        AssertValid(answer.Body, body, $"{request.Method} {path} -> {(int)response.StatusCode}");
        if (answer.ContentType == "application/problem+json")
        {
            Assert.Contains(
                body.GetProperty("type").GetString(), answer.Examples.Select(example => example.GetProperty("type").GetString()));
        }
    }

    /// <summary>Every example of an answer in the document, with the schema that it must fulfil.</summary>
    public static void AssertExamplesAreValid()
    {
        foreach (var (key, answer) in Answers)
        {
            Assert.NotEmpty(answer.Examples);
            Assert.All(answer.Examples, example => AssertValid(answer.Body, example, $"The example of {key}"));
        }
    }

    private static void AssertValid(JsonSchema schema, JsonElement value, string what)
    {
        var result = schema.Evaluate(value, Options);
        if (!result.IsValid)
        {
            var errors = result.Details!.Where(detail => detail.Errors is not null)
                .SelectMany(detail => detail.Errors!.Select(
                    error => $"{detail.InstanceLocation}: {error.Value} ({detail.EvaluationPath})"));
            Assert.Fail($"{what} is not what docs/openapi.json describes:\n{string.Join('\n', errors)}\n{value.GetRawText()}");
        }
    }

    private static Dictionary<(string Path, string Method, int Status), DocumentedAnswer> ReadAnswers()
    {
        var answers = new Dictionary<(string, string, int), DocumentedAnswer>();
        foreach (var (path, operations) in Document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                foreach (var (status, response) in operation!["responses"]!.AsObject())
                {
                    answers[(path, method, int.Parse(status, CultureInfo.InvariantCulture))] = Read(response!);
                }
            }
        }

        return answers;
    }

    private static DocumentedAnswer Read(JsonNode response)
    {
        var (contentType, media) = response["content"]!.AsObject().Single();
        return new DocumentedAnswer(
            contentType,
            Schema(media!["schema"]!),
            response["headers"]!.AsObject().ToDictionary(
                header => header.Key, header => Schema(header.Value!["schema"]!), StringComparer.Ordinal),
            [.. media["examples"]!.AsObject().Select(example => JsonSerializer.SerializeToElement(example.Value!["value"]))]);
    }

    /// <summary>A schema by itself, with the document's components as its definitions.</summary>
    private static JsonSchema Schema(JsonNode schema)
    {
        var whole = new JsonObject
        {
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["$defs"] = Document["components"]!["schemas"]!.DeepClone(),
        };
        return JsonSchema.FromText(whole.ToJsonString());
    }

    private static JsonObject ReadDocument()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("docs", "openapi.json"))
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!.AsObject();
        foreach (var (_, schema) in document["components"]!["schemas"]!.AsObject())
        {
            if (schema!["properties"] is not null)
            {
                schema["additionalProperties"] = false;
            }
        }

        return document;
    }

    private sealed record DocumentedAnswer(
        string ContentType, JsonSchema Body, Dictionary<string, JsonSchema> Headers, JsonElement[] Examples);
}

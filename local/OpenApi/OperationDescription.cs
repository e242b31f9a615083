using System.Globalization;
using System.Text.Json.Nodes;
using DigitRecognizer.Api.OpenApi;
using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>Adds to an operation what ASP.NET Core does not derive from a route: options, bodies, headers, problems and examples.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        // Else it would be the comment of the method that handles the route.
        operation.Summary = metadata.OfType<IEndpointSummaryMetadata>().Last().Summary;
        operation.Parameters = [.. metadata.OfType<QueryOption>().Select(option => Describe(option, context.Document!)), RequestId()];
        operation.Responses ??= [];
        if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault() is { } accepts)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = accepts.ContentTypes.ToDictionary(type => type, RequestBodies.Describe, StringComparer.Ordinal),
            };
        }

        foreach (var answer in metadata.OfType<IProducesResponseTypeMetadata>().GroupBy(answer => answer.StatusCode))
        {
            var response = (OpenApiResponse)operation.Responses[$"{answer.Key}"];
            response.Description = answer.First().Description;
            if (answer.Count() > 1)
            {
                context.Document!.AddComponent("Answer", await EitherAsync(answer, context, cancellationToken));
                response.Content!["application/json"].Schema = new OpenApiSchemaReference("Answer", context.Document);
            }
        }

        foreach (var example in metadata.OfType<AnswerExample>())
        {
            Add(operation.Responses[$"{example.Status}"].Content!["application/json"], example.Name, JsonNode.Parse(example.Json)!);
        }

        var problems = metadata.OfType<Problem>().ToLookup(problem => problem.Status);
        if (problems.Count > 0)
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellationToken);
            context.Document!.AddComponent("Problem", schema);
            foreach (var ofStatus in problems.OrderBy(group => group.Key))
            {
                operation.Responses[ofStatus.Key.ToString(CultureInfo.InvariantCulture)] = Describe([.. ofStatus], context.Document);
            }
        }

        foreach (var (status, response) in operation.Responses)
        {
            ((OpenApiResponse)response).Headers = ResponseHeaderDescriptions.For(status);
        }
    }

    /// <summary>
    /// One of several types: exactly, and as one object with all of their members, because generators of clients make nothing of
    /// alternatives.
    /// </summary>
    private static async Task<OpenApiSchema> EitherAsync(
        IEnumerable<IProducesResponseTypeMetadata> answers, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var either = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AnyOf = [],
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        };
        foreach (var answer in answers)
        {
            var name = answer.Type!.Name.Replace("Answer", "", StringComparison.Ordinal);
            var schema = await context.GetOrCreateSchemaAsync(answer.Type, cancellationToken: cancellationToken);
            context.Document!.AddComponent(name, schema);
            either.AnyOf.Add(new OpenApiSchemaReference(name, context.Document));
            either.Required ??= schema.Required;
            either.Required = either.Required!.Intersect(schema.Required!, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            foreach (var (member, type) in schema.Properties!)
            {
                either.Properties[member] = type;
            }
        }

        return either;
    }

    private static OpenApiParameter Describe(QueryOption option, OpenApiDocument document)
    {
        var type = $"{char.ToUpperInvariant(option.Name[0])}{option.Name[1..]}";
        document.AddComponent(
            type, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. option.Values.Select(value => (JsonNode)value)] });
        return new OpenApiParameter
        {
            Name = option.Name,
            In = ParameterLocation.Query,
            Description = $"{option.Description} Without it: {option.Values[0]}.",
            Schema = new OpenApiSchemaReference(type, document),
        };
    }

    private static OpenApiParameter RequestId() => new()
    {
        Name = "X-Request-Id",
        In = ParameterLocation.Header,
        Description = "An id of your own for the request, which the answer repeats. Another text than this pattern allows is replaced.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = ResponseHeaderDescriptions.RequestIdPattern },
    };

    /// <summary>One status with an example of every type of problem that it may have.</summary>
    private static OpenApiResponse Describe(Problem[] problems, OpenApiDocument document)
    {
        var media = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", document) };
        foreach (var problem in problems.DistinctBy(problem => problem.Type, StringComparer.Ordinal))
        {
            Add(media, problem.Type[(problem.Type.LastIndexOf('/') + 1)..], new JsonObject
            {
                ["type"] = problem.Type,
                ["title"] = problem.Title,
                ["status"] = problem.Status,
                ["detail"] = problem.Detail,
                ["request_id"] = "5f0c0d7c3f9e4a51b8d1c8a7f3b9e210",
            });
        }

        return new OpenApiResponse
        {
            Description = string.Join(" Or: ", problems.Select(problem => problem.Title).Distinct(StringComparer.Ordinal)),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ProblemJson] = media },
        };
    }

    private static void Add(OpenApiMediaType media, string name, JsonNode value)
    {
        media.Examples ??= new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal);
        media.Examples[name] = new OpenApiExample { Value = value };
    }
}

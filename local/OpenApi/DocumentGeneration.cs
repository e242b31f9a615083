using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using DigitRecognizer.Api.OpenApi;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.OpenApi;

namespace DigitRecognizer.Local.OpenApi;

/// <summary>Generates docs/openapi.json from the routes when this program is built. When it serves, none of this is loaded.</summary>
internal static class DocumentGeneration
{
    /// <summary>Whether the build has started this program to ask for the document.</summary>
    public static bool IsRunning { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static void AddDocumentGeneration(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json =>
        {
            SchemaOptions.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        });
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = type => SchemaDescription.NameOf(type);
            options.AddDocumentTransformer<DocumentDescription>();
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer<SchemaDescription>();
        });
    }
}

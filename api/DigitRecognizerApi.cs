using DigitRecognizer.Api.Endpoints;
using DigitRecognizer.Api.OpenApi;
using DigitRecognizer.Api.RateLimiting;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitRecognizer.Api;

/// <summary>What a host calls to have the API.</summary>
public static class DigitRecognizerApi
{
    /// <summary>
    /// Registers the model, its loading when the host starts, and the endpoints.
    /// </summary>
    public static IServiceCollection AddDigitRecognizer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModelStore(configuration);
        services.AddSingleton(RateLimitOptions.From(configuration));
        services.AddSingleton<RequestRateLimiter>();
        services.AddMetrics();
        services.AddSingleton<ApiMetrics>();
        services.AddSingleton<HealthEndpoint>();
        services.AddSingleton<DocumentEndpoint>();
        services.AddSingleton<PredictEndpoint>();
        services.AddSingleton<ReadingLimiter>();
        services.AddSingleton<PredictUploadEndpoint>();
        services.AddSingleton<NoEndpoint>();
        return services;
    }

    /// <summary>Routes the three resources and their description below a prefix, for hosts that route by themselves.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="prefix">Such as <c>/api</c>; with one, anything else below it is answered 404 with problem details.</param>
    /// <param name="describe">Whether the routes carry what the OpenAPI document says about them; only to generate it.</param>
    public static void MapDigitRecognizer(this IEndpointRouteBuilder routes, string prefix = "", bool describe = false)
    {
        var services = routes.ServiceProvider;
        var none = services.GetRequiredService<NoEndpoint>();
        Map("health", ["GET", "HEAD"], services.GetRequiredService<HealthEndpoint>().HandleAsync, EndpointDescriptions.Health);
        Map("predict", ["POST"], services.GetRequiredService<PredictEndpoint>().HandleAsync, EndpointDescriptions.Predict);
        Map("predict_test", ["POST"], services.GetRequiredService<PredictUploadEndpoint>().HandleAsync, EndpointDescriptions.PredictUpload);
        Map("openapi.json", ["GET", "HEAD"], services.GetRequiredService<DocumentEndpoint>().HandleAsync);
        if (prefix.Length > 0)
        {
            routes.Map($"{prefix}/{{**rest}}", context => none.NotFound(context).ExecuteAsync(context));
        }

        void Map(string name, string[] methods, Func<HttpRequest, Task<IResult>> handle,
            Action<IEndpointConventionBuilder>? description = null)
        {
            var allowed = string.Join(", ", methods);
            var route = routes.MapMethods($"{prefix}/{name}", methods,
                async context => await (await handle(context.Request)).ExecuteAsync(context));
            if (describe && description is not null)
            {
                description(route.WithMetadata(handle.Method));
            }

            routes.Map($"{prefix}/{name}", context => none.MethodNotAllowed(context, allowed).ExecuteAsync(context));
        }
    }
}

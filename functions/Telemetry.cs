using System.Data.Common;
using System.Runtime.CompilerServices;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using DigitRecognizer.Api;
using DigitRecognizer.Networks;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace DigitRecognizer.Functions;

/// <summary>Application Insights through OpenTelemetry, where a connection string is set; else nothing is collected.</summary>
internal static class Telemetry
{
    private const double TracesPerSecond = 5;

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is not { Length: > 0 } connectionString)
        {
            return services;
        }

        Add(services, configuration, connectionString);
        return services;
    }

    /// <summary>
    /// Not inlined: only this method names types of the exporter, so a worker without a connection string does not load them.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IServiceCollection services, IConfiguration configuration, string connectionString) =>
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(ApiMetrics.MeterName))
            .WithTracing(traces => traces.AddSource(InferenceClock.ActivitySourceName))
            .UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = connectionString;
                exporter.Credential = Credential(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
                exporter.TracesPerSecond = TracesPerSecond;
            });

    /// <summary>
    /// The setting by which the Functions host signs in, such as <c>ClientId=…;Authorization=AAD</c>; the worker follows it.
    /// </summary>
    private static ManagedIdentityCredential? Credential(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        var parts = new DbConnectionStringBuilder { ConnectionString = setting };
        return parts.TryGetValue("ClientId", out var client)
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId((string)client))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}

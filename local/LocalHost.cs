using System.Net.Sockets;
using DigitRecognizer.Api;
using DigitRecognizer.Local.OpenApi;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DigitRecognizer.Local;

/// <summary>Kestrel as this host wants it.</summary>
internal static class LocalHost
{
    private const string DefaultUrl = "http://localhost:7071";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder =
            WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The API's own limit answers with problem details; a second one here could only cut the caller off before them.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What stops the start is told by RunUntilStoppedAsync, or ends the program with its own trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddCors();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ApiLimits.MaxStopTime);
        return builder;
    }

    /// <summary>The API under /api, and without it for clients of the Python demo.</summary>
    public static void MapApi(this WebApplication app, LocalSettings settings)
    {
        if (settings.OtherApi is not null)
        {
            return;
        }

        if (settings.CorsOrigins.Length > 0)
        {
            app.UseCors(policy => policy.WithOrigins(settings.CorsOrigins).AllowAnyHeader().AllowAnyMethod());
        }

        app.MapDigitRecognizer("/api", describe: DocumentGeneration.IsRunning);
        app.MapDigitRecognizer();
    }

    /// <summary>Runs until Ctrl-C or SIGTERM and tells where.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            // There are none where the build asks this program for its OpenAPI document.
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
            foreach (var url in addresses?.Addresses ?? [])
            {
                Console.WriteLine($"Digit Recognizer is at {url} (Ctrl+C stops it)");
            }
        });
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Choose another address with --urls http://localhost:PORT.");
            return 1;
        }
    }
}

using System.Net;
using DigitRecognizer.Api.Endpoints;
using DigitRecognizer.Weights;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Local.Tests;

/// <summary>The local host on Kestrel in this process, on a free port, with settings of a test's own.</summary>
public sealed class LocalFactory(IReadOnlyDictionary<string, string>? settings = null, Action<WeightsOptions>? weights = null,
    ILogger<PredictEndpoint>? log = null, TimeProvider? time = null)
    : WebApplicationFactory<Program>
{
    public static LocalFactory Start(IReadOnlyDictionary<string, string>? settings = null, Action<WeightsOptions>? weights = null,
        ILogger<PredictEndpoint>? log = null, TimeProvider? time = null)
    {
        var factory = new LocalFactory(settings, weights, log, time);
        factory.UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            if (time is not null)
            {
                // A test with its own clock must not run into Kestrel's timeout, which uses the system's clock.
                kestrel.Limits.MinRequestBodyDataRate = null;
            }
        });
        factory.StartServer();
        return factory;
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            builder.UseSetting(key, value);
        }

        if (weights is not null)
        {
            builder.ConfigureTestServices(services => services.Configure(weights));
        }

        if (log is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(log));
        }

        if (time is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(time));
        }
    }
}

using DigitRecognizer.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitRecognizer.Functions;

/// <summary>
/// Kestrel inside the worker: its limit of a body, which it answers with a bare 500, so that the API's own must come first; no header
/// that names it; and time to end what is under way when the worker is stopped.
/// </summary>
internal static class HostLimits
{
    public static IServiceCollection RaiseHostLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiLimits.HostBodyBytes;
        })
        .Configure<HostOptions>(host => host.ShutdownTimeout = ApiLimits.MaxStopTime);
}

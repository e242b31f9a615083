using DigitRecognizer.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DigitRecognizer.Functions;

/// <summary>
/// The limit of Kestrel inside the worker. It answers a body beyond it with a bare 500, so the API's own must strike first.
/// </summary>
internal static class HostLimits
{
    public static IServiceCollection RaiseHostLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = ApiLimits.HostBodyBytes);
}

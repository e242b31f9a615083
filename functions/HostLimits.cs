using DigitRecognizer.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DigitRecognizer.Functions;

/// <summary>The limits of Kestrel inside the worker. It answers a body beyond them with a bare 500, so the API's own must strike first.</summary>
internal static class HostLimits
{
    public static IServiceCollection RaiseHostLimits(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = ApiLimits.HostBodyBytes)
        .Configure<FormOptions>(form => form.MultipartBodyLengthLimit = ApiLimits.HostBodyBytes);
}

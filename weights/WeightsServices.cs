using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitRecognizer.Weights;

/// <summary>Registers <see cref="ModelStore"/> with a host.</summary>
public static class WeightsServices
{
    /// <summary>Registers the store, its settings (validated when the host starts) and the service that loads the model.</summary>
    public static IServiceCollection AddModelStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<WeightsOptions, WeightsOptionsValidator>().Configure(options => options.Bind(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ModelStore>();
        services.AddHostedService(provider => new ModelService(
            provider.GetRequiredService<ModelStore>(),
            provider.GetRequiredService<IOptions<WeightsOptions>>(),
            WarmupPicture.Read,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ModelService>>()));
        return services;
    }
}

using DigitRecognizer.Weights;
using Microsoft.Extensions.Hosting;

namespace DigitRecognizer.Api;

/// <summary>Has the model ready before the host takes its first request.</summary>
internal sealed class ModelWarmup(ModelStore models) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => models.GetAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

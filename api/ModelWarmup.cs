using DigitRecognizer.Weights;
using Microsoft.Extensions.Hosting;

namespace DigitRecognizer.Api;

/// <summary>Lets the host's start wait for the model, so that hardly any request has to.</summary>
internal sealed class ModelWarmup(ModelStore models) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => models.GetAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Functions.Tests;

/// <summary>The worker process of this build, with the packaged weights.</summary>
public sealed class WorkerTarget : ContractTarget
{
    private WorkerHost? _host;

    protected override async ValueTask<Uri> StartAsync()
    {
        _host = await Worker.StartAsync(weightsStorage: null, CancellationToken.None);
        return _host.Address;
    }

    protected override ValueTask StopAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

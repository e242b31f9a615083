using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitRecognizer.Weights;

/// <summary>
/// Loads the model while the host starts, reads a built-in picture soon after that to warm up, and then polls storage for new versions
/// until the host stops.
/// </summary>
/// <param name="store">Holds the model.</param>
/// <param name="options">Valid options.</param>
/// <param name="warmUp">Reads the built-in picture: <see cref="WarmupPicture.Read"/>, which tests replace.</param>
/// <param name="time">The clock of the warm-up's delay and of the polling.</param>
/// <param name="logger">Logs failures of the warm-up.</param>
internal sealed class ModelService(
    ModelStore store, IOptions<WeightsOptions> options, Action<ModelLease, CancellationToken> warmUp, TimeProvider time,
        ILogger<ModelService> logger)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>
    /// A host that starts on demand has a request waiting already, and on one or two cores the warm-up would compete with it. The warm-up
    /// is for the requests after the first.
    /// </summary>
    internal static readonly TimeSpan WarmUpDelay = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _loading = Task.CompletedTask;
    private Task _background = Task.CompletedTask;

    /// <summary>Starts the loading before any other service starts, so that it runs in parallel with them.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _loading = Task.Run(() => store.LoadAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the loading, so that hardly any request has to.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _loading.WaitAsync(cancellationToken);

    /// <summary>Starts the warm-up and the polling, for which the host does not wait.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _background = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _background.WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the loading where the host stops without having started.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(WarmUpDelay, time, cancellationToken);
            await WarmUpAsync(cancellationToken);
            if (options.Value.UsesStorage)
            {
                await PollAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        using var model = await store.LeaseAsync(cancellationToken);
        if (model is null)
        {
            return;
        }

        try
        {
            warmUp(model, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            WeightsLog.WarmupFailed(logger, e);
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        var schedule = new RefreshSchedule(options.Value.PollInterval);
        while (true)
        {
            await Task.Delay(schedule.Next(store.Status is { Source: WeightsSource.Blob }), time, cancellationToken);
            await store.RefreshAsync(cancellationToken);
        }
    }
}

using DigitRecognizer.Networks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitRecognizer.Weights;

/// <summary>
/// Holds the model in use: from storage where that is configured and its blob is valid, else the packaged file. The model may be replaced
/// at any time; a lease keeps the one it was given. Safe to call from many threads at once.
/// </summary>
public sealed class ModelStore(IOptions<WeightsOptions> options, ILogger<ModelStore> logger) : IDisposable
{
    private readonly WeightsOptions _options = options.Value;
    private readonly BlobReader? _storage = options.Value.UsesStorage ? new BlobReader(options.Value) : null;
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServedModel? _current;

    // Touched only by LoadAsync and, after it, RefreshAsync, which run one after the other.
    private string? _knownETag;
    private string? _loggedReason;

    /// <summary>The model in use, or null while it is loading or when there is none.</summary>
    public ModelStatus? Status => Volatile.Read(ref _current)?.Status;

    /// <summary>Waits for the first loading to end, then leases the model in use.</summary>
    /// <returns>The lease, or null when there is no model.</returns>
    public async ValueTask<ModelLease?> LeaseAsync(CancellationToken cancellation)
    {
        if (!_loaded.Task.IsCompleted)
        {
            await _loaded.Task.WaitAsync(cancellation);
        }

        // A model that was replaced between the read and the acquisition refuses; the next read sees its successor.
        while (Volatile.Read(ref _current) is { } model)
        {
            if (model.TryAcquire())
            {
                return new ModelLease(model);
            }
        }

        return null;
    }

    /// <summary>Ends the store's own use of the model; leases that are still open keep it until they end.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _current, null)?.Release();
        _storage?.Dispose();
    }

    /// <summary>Loads the first model. Called once, by <see cref="ModelService"/>.</summary>
    internal async Task LoadAsync(CancellationToken cancellation)
    {
        try
        {
            if (_storage is null || !await TryUseStorageAsync(_storage, cancellation))
            {
                UsePackaged(isFallback: _storage is not null);
            }
        }
        finally
        {
            _loaded.TrySetResult();
        }
    }

    /// <summary>Asks storage for a version that has not been seen, and uses it. Whatever is wrong with it or with storage, the model in use stays.</summary>
    internal Task RefreshAsync(CancellationToken cancellation) =>
        _storage is null ? Task.CompletedTask : TryUseStorageAsync(_storage, cancellation);

    private async Task<bool> TryUseStorageAsync(BlobReader storage, CancellationToken cancellation)
    {
        try
        {
            if (await storage.ReadAsync(_knownETag, cancellation) is not { } download)
            {
                _loggedReason = null;
                return false;
            }

            // Remembered before the verification: an invalid version is downloaded and logged once.
            _knownETag = download.ETag;
            _loggedReason = null;
            Use(LeNet.Load(download.Verified()), WeightsSource.Blob, isFallback: false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (e.Message != _loggedReason)
            {
                _loggedReason = e.Message;
                WeightsLog.StorageUnusable(
                    logger,
                    e is WeightsUnavailableException or InvalidModelException ? null : e,
                    e.Message,
                    Status is null ? "The packaged weights are used instead." : "The model in use stays.");
            }

            return false;
        }
    }

    private void UsePackaged(bool isFallback)
    {
        try
        {
            Use(LeNet.Load(File.ReadAllBytes(_options.PackagedFile)), WeightsSource.Packaged, isFallback);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidModelException)
        {
            WeightsLog.PackagedUnusable(logger, _options.PackagedFile, e.Message);
        }
    }

    private void Use(LeNet network, WeightsSource source, bool isFallback)
    {
        Interlocked.Exchange(ref _current, new ServedModel(network, source, isFallback))?.Release();
        WeightsLog.Loaded(logger, network.Info.Name, network.Info.Version, source);
    }
}

using DigitRecognizer.Networks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitRecognizer.Weights;

/// <summary>
/// Holds the model in use: the one from storage if storage is configured and its blob is valid, else the packaged file. The model may be
/// replaced at any time; a lease keeps its own model loaded. Safe to call from many threads at once.
/// </summary>
/// <param name="options">Valid options.</param>
/// <param name="logger">Logs which weights are in use, and why others are not.</param>
/// <param name="preload">The download that began before the host was built, or null.</param>
public sealed class ModelStore(IOptions<WeightsOptions> options, ILogger<ModelStore> logger, ModelPreload? preload = null) : IDisposable
{
    private readonly WeightsOptions _options = options.Value;
    private readonly BlobReader? _storage =
        options.Value.UsesStorage ? preload?.TakeReader(options.Value) ?? new BlobReader(options.Value) : null;
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServedModel? _current;

    // Used only by LoadAsync and then RefreshAsync, which never run at the same time.
    private string? _knownETag;
    private string? _loggedReason;

    /// <summary>The model in use, or null while it is loading or when there is none.</summary>
    public ModelStatus? Status => Volatile.Read(ref _current)?.Status;

    /// <summary>Waits until the first loading has ended, then leases the model in use.</summary>
    /// <returns>The lease, or null when there is no model.</returns>
    public async ValueTask<ModelLease?> LeaseAsync(CancellationToken cancellationToken)
    {
        if (!_loaded.Task.IsCompleted)
        {
            await _loaded.Task.WaitAsync(cancellationToken);
        }

        // TryAcquire fails for a model that was replaced after the read; the next read returns its successor.
        while (Volatile.Read(ref _current) is { } model)
        {
            if (model.TryAcquire())
            {
                return new ModelLease(model);
            }
        }

        return null;
    }

    /// <summary>Releases the model; open leases keep it loaded until they are disposed.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _current, null)?.Release();
        _storage?.Dispose();
    }

    /// <summary>Loads the first model. Called once, by <see cref="ModelService"/>.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_storage is null || !await TryUseStorageAsync(_storage, cancellationToken))
            {
                UsePackaged(isFallback: _storage is not null);
            }
        }
        finally
        {
            _loaded.TrySetResult();
        }
    }

    /// <summary>Loads a new version from storage if there is one. On any error the model in use stays.</summary>
    internal Task RefreshAsync(CancellationToken cancellationToken) =>
        _storage is null ? Task.CompletedTask : TryUseStorageAsync(_storage, cancellationToken);

    private async Task<bool> TryUseStorageAsync(BlobReader storage, CancellationToken cancellationToken)
    {
        try
        {
            if (await storage.ReadAsync(_knownETag, cancellationToken) is not { } download)
            {
                _loggedReason = null;
                return false;
            }

            // Stored before the verification, so that an invalid version is downloaded and logged only once.
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

using DigitRecognizer.Network;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Weights;

/// <summary>
/// Loads the model once for the life of the program: from storage where it is asked for and sound, else the packaged file.
/// Safe to call from many threads at once.
/// </summary>
public sealed class ModelStore : IDisposable
{
    private readonly WeightsOptions _options;
    private readonly ILogger<ModelStore> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lazy<Task<ActiveModel?>> _loading;

    public ModelStore(WeightsOptions options, ILogger<ModelStore> logger)
    {
        _options = options;
        _logger = logger;
        _loading = new(() => Task.Run(LoadAsync, _stopping.Token));
    }

    /// <summary>The model in use, or null while it is loading or when there is none.</summary>
    public ActiveModel? Current => _loading is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } loaded } ? loaded.Result : null;

    /// <summary>The model in use, or null when there is none. The first call starts the loading.</summary>
    public Task<ActiveModel?> GetAsync(CancellationToken cancellation) => _loading.Value.WaitAsync(cancellation);

    public void Dispose()
    {
        _stopping.Cancel();
        Current?.Dispose();
        _stopping.Dispose();
    }

    private async Task<ActiveModel?> LoadAsync()
    {
        var model = _options.AsksForStorage ? await LoadFromStorageAsync() ?? LoadPackaged(isSubstitute: true) : LoadPackaged(isSubstitute: false);
        if (model is not null)
        {
            WeightsLog.Loaded(_logger, model.Info.Name, model.Info.Version, model.Source);
        }

        return model;
    }

    private async Task<ActiveModel?> LoadFromStorageAsync()
    {
        try
        {
            var onnx = await BlobWeights.ReadAsync(_options, _stopping.Token);
            return new ActiveModel(LeNet.Load(onnx), WeightsSource.Blob, isSubstitute: false);
        }
        catch (Exception e) when (e is WeightsUnavailableException or InvalidModelException)
        {
            WeightsLog.StorageUnusable(_logger, e.Message);
            return null;
        }
    }

    private ActiveModel? LoadPackaged(bool isSubstitute)
    {
        try
        {
            return new ActiveModel(LeNet.Load(File.ReadAllBytes(_options.PackagedFile)), WeightsSource.Packaged, isSubstitute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidModelException)
        {
            WeightsLog.PackagedUnusable(_logger, _options.PackagedFile, e.Message);
            return null;
        }
    }
}

using DigitRecognizer.Networks;

namespace DigitRecognizer.Weights;

/// <summary>
/// Shortens a cold start: a program starts it before it builds its host, and registers it as a service. While the host is being built,
/// another thread downloads the weights, and <see cref="ModelStore"/> takes that download over; or, without storage, it opens the packaged
/// model once, after which ONNX Runtime's native library is loaded and its calls are compiled.
/// </summary>
public sealed class ModelPreload
{
    private readonly WeightsOptions _options;
    private readonly Task<BlobReader?> _reader;

    private ModelPreload(WeightsOptions options)
    {
        _options = options;
        _reader = Task.Run(Begin);
    }

    /// <summary>
    /// Starts with the settings of the environment variables, which are known before there is a host. Where the host has others, such as
    /// those of a command line, the download is not used.
    /// </summary>
    public static ModelPreload Start()
    {
        var options = new WeightsOptions();
        options.Bind(key => Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)));
        return Start(options);
    }

    internal static ModelPreload Start(WeightsOptions options) => new(options);

    /// <summary>Returns the reader whose download has begun, if it is for these settings. Called once, by the store.</summary>
    /// <param name="options">Settings of the host, with storage.</param>
    internal BlobReader? TakeReader(WeightsOptions options)
    {
        if (!options.HasStorageOf(_options))
        {
            return null;
        }

        // The download began long before; only its beginning is waited for.
        return _reader.GetAwaiter().GetResult();
    }

    private BlobReader? Begin()
    {
        // The host reports what is wrong with invalid settings.
        if (new WeightsOptionsValidator().Validate(name: null, _options).Failed)
        {
            return null;
        }

        if (!_options.UsesStorage)
        {
            OpenPackaged();
            return null;
        }

        var reader = new BlobReader(_options);
        reader.Begin();
        return reader;
    }

    private void OpenPackaged()
    {
        try
        {
            LeNet.Load(File.ReadAllBytes(_options.PackagedFile)).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidModelException)
        {
            // ModelStore opens the same file and logs what is wrong with it.
        }
    }
}

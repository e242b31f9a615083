using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Weights;

/// <summary>Log messages of this assembly, event ids 100 to 199.</summary>
internal static partial class WeightsLog
{
    [LoggerMessage(100, LogLevel.Information, "Model {Name} {Version} is in use, from {Source} weights.")]
    public static partial void Loaded(ILogger logger, string name, string version, WeightsSource source);

    [LoggerMessage(101, LogLevel.Warning, "The weights in storage are not used. {Reason} {Consequence}")]
    public static partial void StorageUnusable(ILogger logger, Exception? unexpected, string reason, string consequence);

    [LoggerMessage(102, LogLevel.Error, "The packaged weights {File} cannot be used: {Reason} No picture can be read.")]
    public static partial void PackagedUnusable(ILogger logger, string file, string reason);

    [LoggerMessage(103, LogLevel.Warning, "Warm-up failed: the built-in picture could not be processed. The first request will be slower.")]
    public static partial void WarmupFailed(ILogger logger, Exception exception);
}

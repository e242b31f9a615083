using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Weights;

internal static partial class WeightsLog
{
    [LoggerMessage(100, LogLevel.Information, "Model {Name} {Version} is ready, from {Source} weights.")]
    public static partial void Loaded(ILogger logger, string name, string version, WeightsSource source);

    [LoggerMessage(101, LogLevel.Warning, "Weights in storage are not used: {Reason} The packaged weights serve instead.")]
    public static partial void StorageUnusable(ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Error, "The packaged weights {File} cannot be used: {Reason} No picture can be read.")]
    public static partial void PackagedUnusable(ILogger logger, string file, string reason);
}

using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A request to {Path} failed for a reason that is not the caller's.")]
    public static partial void Unexpected(ILogger logger, Exception exception, string path);

    [LoggerMessage(2, LogLevel.Debug, "The caller left before the answer was ready: {Reason}")]
    public static partial void CallerLeft(ILogger logger, string reason);
}

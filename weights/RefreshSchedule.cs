using System.Security.Cryptography;

namespace DigitRecognizer.Weights;

/// <summary>
/// Determines when storage is polled next: after the poll interval while its weights are in use; otherwise after 10 seconds, doubled each
/// time up to 5 minutes, but never later than the poll interval.
/// </summary>
internal sealed class RefreshSchedule(TimeSpan pollInterval)
{
    internal static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(10);

    internal static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(5);

    private const int JitterPercent = 20;

    private TimeSpan _retry = FirstRetryDelay;

    /// <param name="storageInUse">Whether the model in use came from storage.</param>
    /// <returns>The delay, shortened at random by up to 20 %, so that instances that started together do not poll together.</returns>
    public TimeSpan Next(bool storageInUse)
    {
        var delay = pollInterval;
        if (storageInUse)
        {
            _retry = FirstRetryDelay;
        }
        else
        {
            delay = Min(_retry, pollInterval);
            _retry = Min(_retry * 2, MaxRetryDelay);
        }

        return delay * (100 - RandomNumberGenerator.GetInt32(JitterPercent + 1)) / 100;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

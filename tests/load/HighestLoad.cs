using System.Diagnostics;
using DigitRecognizer.Load.Soak;

namespace DigitRecognizer.Load;

/// <summary>How many requests of the soak run's mixture a server answers in a second when every connection asks again at once.</summary>
internal static class HighestLoad
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5), Duration = TimeSpan.FromSeconds(10);

    /// <returns>Requests a second, all connections together.</returns>
    public static double Measure(int port, Traffic traffic, int connections, CancellationToken cancellationToken)
    {
        Drive(port, traffic, connections, WarmUp, cancellationToken);
        return Drive(port, traffic, connections, Duration, cancellationToken) / Duration.TotalSeconds;
    }

    private static int Drive(int port, Traffic traffic, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var answered = 0;
        var start = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, connections).Select(first => new Thread(() =>
        {
            using var connection = new Connection(port);
            for (var i = first; Stopwatch.GetElapsedTime(start) < duration && !cancellationToken.IsCancellationRequested; i++)
            {
                connection.Exchange(traffic[i]);
                Interlocked.Increment(ref answered);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return answered;
    }
}

using System.Diagnostics;

namespace DigitRecognizer.Load;

/// <summary>What one round of one request showed.</summary>
/// <param name="PerSecond">Requests a second over all connections.</param>
/// <param name="Median">Time of the middle request in milliseconds.</param>
/// <param name="Percentile99">Time that one request in a hundred exceeds, in milliseconds.</param>
/// <param name="Processor">
/// Processor time that the server spent on one request, in microseconds: what other load on the machine distorts least.
/// </param>
internal sealed record Figures(double PerSecond, double Median, double Percentile99, double Processor)
{
    /// <summary>Keeps some connections busy for a while.</summary>
    public static async Task<Figures> MeasureAsync(int server, int port, byte[] request, int connections, TimeSpan duration)
    {
        var spent = ProcessorTime(server);
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var threads = Enumerable.Range(0, connections)
            .Select(_ => Task.Factory.StartNew(
                () => Drive(port, request, end), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        var times = (await Task.WhenAll(threads)).SelectMany(t => t).Order().ToArray();
        var perSecond = times.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Figures(perSecond, At(0.5), At(0.99), (ProcessorTime(server) - spent).TotalMicroseconds / times.Length);

        double At(double share) => times[(int)(share * (times.Length - 1))] * 1000.0 / Stopwatch.Frequency;
    }

    private static TimeSpan ProcessorTime(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    private static List<long> Drive(int port, byte[] request, long end)
    {
        using var connection = new Connection(port);
        var times = new List<long>(100_000);
        long before;
        while ((before = Stopwatch.GetTimestamp()) < end)
        {
            connection.Exchange(request);
            times.Add(Stopwatch.GetTimestamp() - before);
        }

        return times;
    }
}

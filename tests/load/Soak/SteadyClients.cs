using System.Diagnostics;
using System.Net.Sockets;

namespace DigitRecognizer.Load.Soak;

/// <summary>
/// Clients that keep to the contract: a request each time that it is due, on kept-alive connections, and every answer compared with the
/// right one.
/// </summary>
internal static class SteadyClients
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    /// <summary>Sends at a rate until stopped.</summary>
    /// <param name="port">Where the server listens.</param>
    /// <param name="traffic">What to ask.</param>
    /// <param name="perSecond">Requests a second, all connections together.</param>
    /// <param name="connections">Threads, each with a connection of its own.</param>
    /// <param name="record">Gets every outcome.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task RunAsync(
        int port, Traffic traffic, double perSecond, int connections, SoakRecord record, CancellationToken cancellationToken)
    {
        var interval = TimeSpan.FromSeconds(connections / perSecond);
        return Task.WhenAll(Enumerable.Range(0, connections).Select(first => Task.Factory.StartNew(
            () => Drive(port, traffic, first, interval, record, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    private static void Drive(
        int port, Traffic traffic, int first, TimeSpan interval, SoakRecord record, CancellationToken cancellationToken)
    {
        var index = first;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var connection = new Connection(port) { Timeout = AnswerLimit };
                var due = Stopwatch.GetTimestamp();
                while (!cancellationToken.IsCancellationRequested)
                {
                    cancellationToken.WaitHandle.WaitOne(Remaining(due));
                    var sent = Stopwatch.GetTimestamp();
                    Judge(traffic, index, connection.Ask(traffic[index]), Stopwatch.GetElapsedTime(sent), record);
                    index++;
                    due = Math.Max(due + (long)(interval.TotalSeconds * Stopwatch.Frequency), sent);
                }
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                record.AddDefect($"a steady client: {e.Message}");
            }
        }
    }

    private static void Judge(Traffic traffic, int index, in Reply reply, TimeSpan time, SoakRecord record)
    {
        if (reply.Status == 200)
        {
            record.AddTime(time);
            if (traffic.IsRight(index, reply))
            {
                record.AddExpected("200");
            }
            else
            {
                record.AddDefect("a wrong answer");
            }
        }
        else
        {
            Contract.Judge(reply, record, "503");
        }
    }

    private static TimeSpan Remaining(long due)
    {
        var ticks = due - Stopwatch.GetTimestamp();
        return ticks > 0 ? TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency) : TimeSpan.Zero;
    }
}

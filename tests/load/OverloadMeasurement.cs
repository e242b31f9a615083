using System.Diagnostics;
using DigitRecognizer.Load.Soak;
using DigitRecognizer.Testing;
using Spectre.Console;

namespace DigitRecognizer.Load;

/// <summary>
/// Times of the answers at a tenth of the highest load and at twice that load. Wanted: what is accepted under overload takes at most
/// three times as long (p99), and the rest is refused at once.
/// </summary>
internal static class OverloadMeasurement
{
    private const int Connections = 8, OverloadConnections = 64;

    private const double MaxRatio = 3;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(PublishedProgram local, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        await using var server = await local.StartAsync(port, cancellationToken);
        var traffic = await Traffic.LearnAsync(port, cancellationToken);
        var highest = HighestLoad.Measure(port, traffic, Connections, cancellationToken);
        var table = new Table().AddColumns("load", "sent/s", "accepted/s", "p50 ms", "p99 ms", "refused/s", "p50 ms", "p99 ms");
        var idle = Add("10 % of the highest", Drive(port, traffic, highest / 10, Connections, cancellationToken));
        Add("the highest", Drive(port, traffic, highest, Connections, cancellationToken));
        var overloaded = Add("twice the highest", Drive(port, traffic, 2 * highest, OverloadConnections, cancellationToken));
        AnsiConsole.Write(table);
        Console.WriteLine($"p99 of the accepted at twice the highest load: {overloaded / idle:0.0} times; wanted: at most {MaxRatio}");

        double Add(string load, (double[] Accepted, double[] Refused) times)
        {
            var (accepted, refused) = times;
            table.AddRow(
                load, PerSecond([.. accepted, .. refused]), PerSecond(accepted), At(accepted, 0.5), At(accepted, 0.99),
                PerSecond(refused), At(refused, 0.5), At(refused, 0.99));
            return Percentile(accepted, 0.99);
        }
    }

    private static string PerSecond(double[] times) => $"{times.Length / Duration.TotalSeconds:N0}";

    private static string At(double[] times, double share) => times.Length == 0 ? "" : $"{Percentile(times, share):0.0}";

    private static double Percentile(double[] times, double share) => times[(int)(share * (times.Length - 1))];

    /// <summary>Sends at a rate, each request at its time whether or not the one before was fast; in milliseconds, sorted.</summary>
    private static (double[] Accepted, double[] Refused) Drive(
        int port, Traffic traffic, double perSecond, int connections, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var interval = TimeSpan.FromSeconds(connections / perSecond);
        var threads = Enumerable.Range(0, connections).Select(first => Task.Factory.StartNew(
            () => Drive(port, traffic, first, interval, start, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(threads, cancellationToken);
        return (Merge(thread => thread.Accepted), Merge(thread => thread.Refused));

        double[] Merge(Func<(List<double> Accepted, List<double> Refused), List<double>> select) =>
            [.. threads.SelectMany(thread => select(thread.Result)).Order()];
    }

    private static (List<double> Accepted, List<double> Refused) Drive(
        int port, Traffic traffic, int first, TimeSpan interval, long start, CancellationToken cancellationToken)
    {
        List<double> accepted = [], refused = [];
        using var connection = new Connection(port);
        for (var i = 0; Stopwatch.GetElapsedTime(start) < Duration; i++)
        {
            var wait = (i * interval) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                cancellationToken.WaitHandle.WaitOne(wait);
            }

            var sent = Stopwatch.GetTimestamp();
            var reply = connection.Ask(traffic[first + i]);
            var times = reply.Status switch
            {
                200 => accepted,
                503 => refused,
                _ => throw new InvalidOperationException($"The server answered {reply.HeadText}"),
            };
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (accepted, refused);
    }
}

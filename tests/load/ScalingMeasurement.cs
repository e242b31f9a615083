using System.Diagnostics;
using DigitRecognizer.Testing;
using Spectre.Console;

namespace DigitRecognizer.Load;

/// <summary>
/// Answers a second for 1 to 64 connections, with the server on one and on two cores; the client is on the same machine. Above the
/// number of pictures that may be read or wait, the server refuses some with 503: these do not count, and their connection asks again at
/// once.
/// </summary>
internal static class ScalingMeasurement
{
    private const int Rounds = 3, WarmUpConnections = 8;

    private static readonly int[] Connections = [1, 2, 4, 8, 16, 32, 64];
    private static readonly int[] CoreCounts = [1, 2];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Round = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync(PublishedProgram local, CancellationToken cancellationToken)
    {
        var mnist = await Bodies.MnistAsync(cancellationToken);
        (string Name, byte[] Request)[] requests =
        [
            ("/api/predict, 28x28 framed", Bodies.Json("/api/predict", mnist)),
            ("/api/predict_test, PNG of 280x280", Bodies.Png("/api/predict_test")),
        ];
        var table = new Table().AddColumns("request", "cores", "connections", "answers/s", "refused/s");
        var curves = new List<ScalingCurve>();
        foreach (var (name, request) in requests)
        {
            foreach (var cores in CoreCounts)
            {
                var port = FreePort.Find();
                await using var server = await PublishedProgram.StartAsync(local.Start(port).OnCores(cores), cancellationToken);
                Drive(port, request, WarmUpConnections, WarmUp);
                var medians = Connections.Select(count => Measure(port, request, count, cancellationToken)).ToArray();
                curves.Add(new ScalingCurve(name, cores, [.. medians.Select(median => median.Answered)]));
                foreach (var (count, (answered, refused)) in Connections.Zip(medians))
                {
                    table.AddRow(name, $"{cores}", $"{count}", $"{answered:N0}", $"{refused:N0}");
                }
            }
        }

        AnsiConsole.Write(table);
        var path = RepositoryRoot.Combine("docs", "scaling.png");
        ScalingPlot.Save(Connections, curves, path);
        Console.WriteLine($"{path} is written.");
    }

    /// <summary>The median of some rounds, in answers a second and refusals a second.</summary>
    private static (double Answered, double Refused) Measure(int port, byte[] request, int connections, CancellationToken cancellationToken)
    {
        var rounds = new List<(double Answered, double Refused)>();
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rounds.Add(Drive(port, request, connections, Round));
        }

        return rounds.OrderBy(round => round.Answered).ElementAt(Rounds / 2);
    }

    private static (double Answered, double Refused) Drive(int port, byte[] request, int connections, TimeSpan duration)
    {
        int answered = 0, refused = 0;
        var start = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, connections).Select(_ => new Thread(() =>
        {
            using var connection = new Connection(port);
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var reply = connection.Ask(request);
                _ = reply.Status switch
                {
                    200 => Interlocked.Increment(ref answered),
                    503 => Interlocked.Increment(ref refused),
                    _ => throw new InvalidOperationException($"The server answered {reply.HeadText}"),
                };
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (answered / seconds, refused / seconds);
    }
}

using System.Diagnostics;
using DigitRecognizer.Testing;
using Spectre.Console;

namespace DigitRecognizer.Load;

/// <summary>Requests a second, side by side: rounds alternate, so that whatever else the machine does hits all alike.</summary>
internal static class ThroughputMeasurement
{
    private const int Connections = 8;
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(PublishedProgram local, PublishedProgram floor, CancellationToken cancellationToken)
    {
        int localPort = FreePort.Find(), floorPort = FreePort.Find();
        await using var localServer = await local.StartAsync(localPort, cancellationToken);
        await using var floorServer = await floor.StartAsync(floorPort, cancellationToken, "serve", "floor");
        var mnist = await Bodies.MnistAsync(cancellationToken);
        (string Name, int Server, int Port, byte[] Request)[] targets =
        [
            ("echo of the 28x28x1 body", floorServer.Id, floorPort, Bodies.Json("/echo", mnist)),
            ("floor: echo and one session run", floorServer.Id, floorPort, Bodies.Json("/floor", mnist)),
            ("POST /predict, 28x28x1 of MNIST", localServer.Id, localPort, Bodies.Json("/predict", mnist)),
            ("POST /predict, 28x28x1 to be framed", localServer.Id, localPort, Bodies.Json("/predict", Bodies.Drawn())),
            ("POST /predict_test, 280x280 PNG", localServer.Id, localPort, Bodies.Png("/predict_test")),
        ];
        var rounds = targets.Select(_ => new List<Figures>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (_, server, port, request) = targets[i];
                var figures = await Figures.MeasureAsync(server, port, request, Connections, round < 0 ? WarmUp : Round);
                if (round >= 0)
                {
                    rounds[i].Add(figures);
                }
            }
        }

        Print(targets.Select(target => target.Name), rounds, PeakMemory(localServer.Id));
    }

    private static void Print(IEnumerable<string> names, List<Figures>[] rounds, double peakMegabytes)
    {
        var table = new Table().AddColumns("request", "per second", "p50 ms", "p99 ms", "server µs", "of the floor");
        foreach (var (name, figures, share) in names.Zip(
            rounds, rounds.Select(r => Median(r.Zip(rounds[1], (a, b) => a.PerSecond / b.PerSecond)))))
        {
            table.AddRow(
                name,
                $"{Median(figures.Select(f => f.PerSecond)):N0}",
                $"{Median(figures.Select(f => f.Median)):0.000}",
                $"{Median(figures.Select(f => f.Percentile99)):0.000}",
                $"{Median(figures.Select(f => f.Processor)):0}",
                $"{share:P0}");
        }

        AnsiConsole.Write(table);
        Console.WriteLine(
            $"Medians of {Rounds} alternating rounds of {Round.TotalSeconds:0} s over {Connections} connections, client on the same "
            + $"machine.");
        Console.WriteLine($"Peak memory of local: {peakMegabytes:0} MB");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double PeakMemory(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.PeakWorkingSet64 / 1e6;
    }
}

using System.Diagnostics;
using DigitRecognizer.Testing;
using Spectre.Console;

namespace DigitRecognizer.Load;

/// <summary>Requests a second, side by side: rounds alternate, so that whatever else the machine does hits all alike.</summary>
internal static class ThroughputMeasurement
{
    private const int Connections = 8;
    private const int Rounds = 7;

    private const double MinFramedShare = 78, MinUnframedShare = 62, MaxMegabytes = 140;

    /// <summary>
    /// 2.5 times what was reached when the target was set: 990 a second where the floor was 14,900. As a share of the floor, it can be
    /// compared between machines.
    /// </summary>
    private const double MinPngShare = 2.5 * 100 * 990 / 14_900;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(PublishedProgram local, PublishedProgram floor, Targets targets, CancellationToken cancellationToken)
    {
        int localPort = FreePort.Find(), floorPort = FreePort.Find();
        await using var localServer = await local.StartAsync(localPort, cancellationToken);
        await using var floorServer = await floor.StartAsync(floorPort, cancellationToken, "serve", "floor");
        var mnist = await Bodies.MnistAsync(cancellationToken);
        (string Name, int Server, int Port, byte[] Request)[] subjects =
        [
            ("echo of the 28x28x1 body", floorServer.Id, floorPort, Bodies.Json("/echo", mnist)),
            ("floor: echo and one session run", floorServer.Id, floorPort, Bodies.Json("/floor", mnist)),
            ("POST /predict, 28x28x1 of MNIST", localServer.Id, localPort, Bodies.Json("/predict", mnist)),
            ("POST /predict, 28x28x1 to be framed", localServer.Id, localPort, Bodies.Json("/predict", Bodies.Drawn())),
            ("POST /predict_test, 280x280 PNG", localServer.Id, localPort, Bodies.Png("/predict_test")),
        ];
        var memory = new List<double>();
        var rounds = subjects.Select(_ => new List<Figures>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < subjects.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (_, server, port, request) = subjects[i];
                var figures = await Figures.MeasureAsync(server, port, request, Connections, round < 0 ? WarmUp : Round);
                if (round >= 0)
                {
                    rounds[i].Add(figures);
                }
            }

            if (round >= 0)
            {
                memory.Add(Memory(localServer.Id).Megabytes);
            }
        }

        double[] shares = [.. rounds.Select(r => Median(r.Zip(rounds[1], (a, b) => a.PerSecond / b.PerSecond)))];
        Print(subjects.Select(subject => subject.Name), rounds, shares);
        Console.WriteLine($"Memory of local: {Median(memory):0} MB after a round, at most {Memory(localServer.Id).PeakMegabytes:0} MB");
        targets.AtLeast("/predict, framed, share of the floor", 100 * shares[2], MinFramedShare, "%");
        targets.AtLeast("/predict, to be framed, share of the floor", 100 * shares[3], MinUnframedShare, "%");
        targets.AtLeast("/predict_test, 280x280 PNG, share of the floor", 100 * shares[4], MinPngShare, "%");
        targets.AtMost("memory under load", Median(memory), MaxMegabytes, "MB");
    }

    private static void Print(IEnumerable<string> names, List<Figures>[] rounds, double[] shares)
    {
        var table = new Table().AddColumns("request", "per second", "p50 ms", "p99 ms", "server µs", "of the floor");
        foreach (var (name, figures, share) in names.Zip(rounds, shares))
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
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static (double Megabytes, double PeakMegabytes) Memory(int id)
    {
        using var process = Process.GetProcessById(id);
        return (process.WorkingSet64 / 1e6, process.PeakWorkingSet64 / 1e6);
    }
}

using System.Diagnostics;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load.Soak;

/// <summary>
/// Hours of the load that a server is meant for, while its storage fails and clients misbehave: it must give no wrong answer and no error outside of the
/// contract, and its memory must not grow.
/// </summary>
internal static class SoakCommand
{
    private const int Connections = 8;

    private const double LoadShare = 0.8;

    private static readonly TimeSpan BadClientsInterval = TimeSpan.FromSeconds(20), SampleInterval = TimeSpan.FromSeconds(1);

    /// <returns>Whether all of that held.</returns>
    public static async Task<bool> RunAsync(PublishedProgram local, TimeSpan duration, CancellationToken cancellation)
    {
        await using var storage = await Azurite.StartAsync(cancellation);
        await StorageFaults.PublishAsync(storage, version: 0, cancellation);
        await using var proxy = new LoopbackProxy(new Uri(storage.BlobAddress).Port);
        var port = FreePort.Find();
        var start = local.Start(port);
        start.Environment["WeightsStorage"] = Azurite.ConnectionStringFor($"http://127.0.0.1:{proxy.Port}/devstoreaccount1");
        start.Environment["WeightsStorage__pollInterval"] = "00:00:01";
        await using var server = await PublishedProgram.StartAsync(start, cancellation);
        var traffic = await Traffic.LearnAsync(port, cancellation);
        var highest = HighestLoad.Measure(port, traffic, Connections, cancellation);
        Console.WriteLine($"Highest load: {highest:N0} requests/s over {Connections} connections. {duration} at {highest * LoadShare:N0} requests/s begin.");

        var record = new SoakRecord();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(duration);
        await Task.WhenAll(
            SteadyClients.RunAsync(port, traffic, highest * LoadShare, Connections, record, stop.Token),
            UntilStoppedAsync(StorageFaults.RunAsync(storage, proxy, record, stop.Token)),
            UntilStoppedAsync(MisbehaveAsync(port, traffic, record, stop.Token)),
            UntilStoppedAsync(WatchAsync(server.Id, port, record, stop.Token)));
        return SoakReport.Print(record);
    }

    private static async Task MisbehaveAsync(int port, Traffic traffic, SoakRecord record, CancellationToken stop)
    {
        var stalled = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            stalled.Add(Task.Run(() => BadClients.Stall(port, record), CancellationToken.None));
            BadClients.Reset(port, record);
            await Task.Run(() => BadClients.Flood(port, traffic, record, stop), CancellationToken.None);
            await Task.Delay(BadClientsInterval, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(stalled);
    }

    /// <summary>Asks for the server's health and memory each second.</summary>
    private static async Task WatchAsync(int server, int port, SoakRecord record, CancellationToken stop)
    {
        var health = Bodies.Get("/api/health");
        while (true)
        {
            await Task.Delay(SampleInterval, stop);
            using (var process = Process.GetProcessById(server))
            {
                record.AddMemory(process.WorkingSet64 / 1e6);
            }

            using var connection = new Connection(port);
            if (connection.Ask(health) is { Status: not 200 } reply)
            {
                record.AddDefect($"health answered {reply.Status}");
            }
        }
    }

    private static async Task UntilStoppedAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}

using System.Diagnostics;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Load.Soak;

/// <summary>
/// Hours of the load that a server is meant for, while its storage fails and clients misbehave: it must give no wrong answer and no error
/// outside of the contract, and its memory must not grow.
/// </summary>
internal static class SoakCommand
{
    private const int Connections = 8;

    private const double LoadShare = 0.8;

    private static readonly TimeSpan BadClientsInterval = TimeSpan.FromSeconds(20), SampleInterval = TimeSpan.FromSeconds(1);

    /// <returns>Whether all of that held.</returns>
    public static async Task<bool> RunAsync(PublishedProgram local, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var storage = await Azurite.StartAsync(cancellationToken);
        await StorageFaults.PublishAsync(storage, version: 0, cancellationToken);
        await using var proxy = new LoopbackProxy(new Uri(storage.BlobAddress).Port);
        var port = FreePort.Find();
        var start = local.Start(port);
        start.Environment["WeightsStorage"] = Azurite.ConnectionStringFor($"http://127.0.0.1:{proxy.Port}/devstoreaccount1");
        start.Environment["WeightsStorage__pollInterval"] = "00:00:01";
        // As in infra/modules/functionapp.bicep.
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        await using var server = await PublishedProgram.StartAsync(start, cancellationToken);
        var traffic = await Traffic.LearnAsync(port, cancellationToken);
        var highest = HighestLoad.Measure(port, traffic, Connections, cancellationToken);
        Console.WriteLine(
            $"Highest load: {highest:N0} requests/s over {Connections} connections. "
            + $"{duration} at {highest * LoadShare:N0} requests/s begin.");

        var record = new SoakRecord();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(duration);
        await Task.WhenAll(
            SteadyClients.RunAsync(port, traffic, highest * LoadShare, Connections, record, stop.Token),
            UntilStoppedAsync(StorageFaults.RunAsync(storage, proxy, record, stop.Token)),
            UntilStoppedAsync(MisbehaveAsync(port, traffic, record, stop.Token)),
            UntilStoppedAsync(WatchAsync(server.Id, port, record, stop.Token)));
        return SoakReport.Print(record);
    }

    private static async Task MisbehaveAsync(int port, Traffic traffic, SoakRecord record, CancellationToken cancellationToken)
    {
        var stalled = new List<Task>();
        while (!cancellationToken.IsCancellationRequested)
        {
            stalled.Add(Task.Run(() => BadClients.Stall(port, record), CancellationToken.None));
            BadClients.Reset(port, record);
            await Task.Run(() => BadClients.Flood(port, traffic, record, cancellationToken), CancellationToken.None);
            await Task.Delay(BadClientsInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(stalled);
    }

    /// <summary>Asks for the server's health and memory each second.</summary>
    private static async Task WatchAsync(int server, int port, SoakRecord record, CancellationToken cancellationToken)
    {
        var health = Bodies.Get("/api/health");
        while (true)
        {
            await Task.Delay(SampleInterval, cancellationToken);
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

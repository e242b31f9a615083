using System.Net.Sockets;

namespace DigitRecognizer.Load.Soak;

/// <summary>Clients that stall in the middle of a body, break the connection off, or send more than the server can take.</summary>
internal static class BadClients
{
    private const int FloodConnections = 48, FloodRequests = 40, Resets = 20;

    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(110), FloodLimit = TimeSpan.FromSeconds(30);

    private static ReadOnlySpan<byte> HalfAPicture =>
        "POST /api/predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"data\":[[1,"u8;

    /// <summary>A body that stops: 408 within the time that a body has.</summary>
    public static void Stall(int port, SoakRecord record) => Try("a stalled client", record, () =>
    {
        using var connection = new Connection(port) { Timeout = StallLimit };
        connection.Send(HalfAPicture);
        Contract.Judge(connection.Receive(), record, "408");
    });

    /// <summary>Connections that end with a reset in the middle of a body: nobody is there to be answered.</summary>
    public static void Reset(int port, SoakRecord record) => Try("a client that resets", record, () =>
    {
        for (var i = 0; i < Resets; i++)
        {
            using var connection = new Connection(port);
            connection.Send(HalfAPicture);
            connection.Reset();
            record.AddExpected("reset");
        }
    });

    /// <summary>Many clients at once that never pause: right answers, or 503 that says when to try again.</summary>
    public static void Flood(int port, Traffic traffic, SoakRecord record, CancellationToken cancellationToken)
    {
        var threads = Enumerable.Range(0, FloodConnections).Select(first => new Thread(() => Try("a flooding client", record, () =>
        {
            using var connection = new Connection(port) { Timeout = FloodLimit };
            for (var i = first; i < first + FloodRequests && !cancellationToken.IsCancellationRequested; i++)
            {
                var reply = connection.Ask(traffic[i]);
                if (reply.Status == 200 && traffic.IsRight(i, reply))
                {
                    record.AddExpected("200 to a flooding client");
                }
                else
                {
                    Contract.Judge(reply, record, "503");
                }
            }
        }))).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    private static void Try(string who, SoakRecord record, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            record.AddDefect($"{who}: {e.Message}");
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>Takes connections on a port of 127.0.0.1, by default a free one, and does with each what a test wants.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> serve, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _loop = AcceptAsync(serve);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/devstoreaccount1";

    /// <summary>Takes the request and never answers.</summary>
    public static LoopbackServer Silent() => new((_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));

    /// <summary>Promises a file and breaks off in the middle of it, every time.</summary>
    public static LoopbackServer BreakingOff() => new(async (stream, cancellationToken) =>
    {
        _ = await stream.ReadAsync(new byte[16 * 1024], cancellationToken);
        await stream.WriteAsync(
            ("HTTP/1.1 200 OK\r\nContent-Length: 250000\r\nETag: \"1\"\r\nx-ms-blob-type: BlockBlob\r\n"u8
                + "x-ms-meta-sha256: 00\r\n\r\nonly this"u8).ToArray(),
            cancellationToken);
    });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _loop;
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token), serve));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), _stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The test is over, or its client has left.
            }
        }
    }
}

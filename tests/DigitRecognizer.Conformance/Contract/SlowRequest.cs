using System.Net.Sockets;
using System.Text;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>A request that is under way for as long as a test wants: its body ends when it is told to.</summary>
public sealed class SlowRequest : IDisposable
{
    private const string Beginning = """{"data":[[0,0,0,0],""", End = "[0,255,255,0],[0,0,255,0],[0,0,255,0],[0,0,0,0]]}";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Sends the headers and the beginning of a picture.</summary>
    /// <param name="host">The address of the host, without the path.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<SlowRequest> BeginAsync(Uri host, CancellationToken cancellationToken)
    {
        var request = new SlowRequest();
        await request._socket.ConnectAsync(host.Host, host.Port, cancellationToken);
        await request.SendAsync(
            $"POST /api/predict HTTP/1.1\r\nHost: {host.Authority}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Beginning.Length + End.Length}\r\n\r\n{Beginning}",
            cancellationToken);
        return request;
    }

    /// <summary>Sends the rest.</summary>
    /// <returns>The status line of the answer; null where the connection was closed without one.</returns>
    public async Task<string?> EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(End, cancellationToken);
        using var answer = new StreamReader(new NetworkStream(_socket));
        return await answer.ReadLineAsync(cancellationToken);
    }

    public void Dispose() => _socket.Dispose();

    private ValueTask<int> SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
}

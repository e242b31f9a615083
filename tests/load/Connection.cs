using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DigitRecognizer.Load;

/// <summary>One kept-alive connection that costs the machine as little as possible, so that the server is what is measured.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>How long an answer may take; without a limit by default.</summary>
    public TimeSpan Timeout
    {
        init => _socket.ReceiveTimeout = (int)value.TotalMilliseconds;
    }

    /// <summary>Sends a request and waits for the whole answer.</summary>
    /// <exception cref="InvalidOperationException">Any answer but 200.</exception>
    public void Exchange(byte[] request)
    {
        if (Ask(request) is { Status: not 200 } reply)
        {
            throw new InvalidOperationException($"The server answered {reply.HeadText}");
        }
    }

    /// <summary>Sends a request and waits for the whole answer, whatever it is.</summary>
    /// <exception cref="InvalidOperationException">The server closed the connection first.</exception>
    /// <exception cref="SocketException">The connection broke, or the answer took longer than <see cref="Timeout"/>.</exception>
    public Reply Ask(ReadOnlySpan<byte> request)
    {
        _socket.Send(request);
        return Receive();
    }

    /// <summary>Sends the beginning of a request.</summary>
    public void Send(ReadOnlySpan<byte> part) => _socket.Send(part);

    /// <summary>Breaks the connection off: the server sees a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    /// <summary>Waits for a whole answer.</summary>
    public Reply Receive()
    {
        int filled = 0, headEnd = -1, length = 0;
        while (headEnd < 0 || filled < headEnd + length)
        {
            var read = _socket.Receive(_buffer.AsSpan(filled));
            if (read == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            filled += read;
            if (headEnd < 0 && _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                headEnd = end + 4;
                length = ReadLength(_buffer.AsSpan(0, headEnd));
            }
        }

        var status = int.Parse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        return new Reply(status, _buffer.AsMemory(0, headEnd), _buffer.AsMemory(headEnd, length));
    }

    public void Dispose() => _socket.Dispose();

    private static int ReadLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var start = head.IndexOf(name);
        if (start < 0)
        {
            throw new InvalidOperationException("The server did not tell the length of its answer.");
        }

        var digits = head[(start + name.Length)..];
        return int.Parse(digits[..digits.IndexOf("\r\n"u8)], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

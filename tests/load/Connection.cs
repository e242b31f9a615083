using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigitRecognizer.Load;

/// <summary>One kept-alive connection that costs the machine as little as possible, so that the server is what is measured.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends a request and waits for the whole answer.</summary>
    /// <exception cref="InvalidOperationException">Any answer but 200.</exception>
    public void Exchange(byte[] request)
    {
        _socket.Send(request);
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
    }

    public void Dispose() => _socket.Dispose();

    private static int ReadLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The server answered {Encoding.ASCII.GetString(head)}");
        }

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

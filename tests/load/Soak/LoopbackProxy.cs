using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DigitRecognizer.Load.Soak;

/// <summary>Passes TCP connections on to a server of this machine, until it is told to cut or to slow them.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly int _target;
    private volatile bool _isCut;
    private long _delayTicks;

    public LoopbackProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What each packet waits before it is passed on.</summary>
    public TimeSpan Delay
    {
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Breaks every connection and each new one.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>Passes everything on again, without delay.</summary>
    public void Restore()
    {
        _isCut = false;
        Delay = TimeSpan.Zero;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            _open[client] = true;
            _open[server] = true;
            try
            {
                if (!_isCut)
                {
                    await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                    await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Cut, or the other side is gone: both sides are closed below.
            }
            finally
            {
                _open.TryRemove(client, out _);
                _open.TryRemove(server, out _);
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
            {
                await Task.Delay(new TimeSpan(Interlocked.Read(ref _delayTicks)), _stop.Token);
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The pair is closed by who waits for the first of both directions to end.
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace DigitRecognizer.Testing;

/// <summary>A port of 127.0.0.1 that nobody listens on, for programs that cannot choose one themselves.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.RateLimiting;

/// <summary>Whose requests are counted together.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The client's IPv4 address, or the /64 network of its IPv6 address, because one client can use every address of its network.
    /// <see cref="IPAddress.None"/> where the connection has no address.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="trustForwardedFor">
    /// Take the last entry of X-Forwarded-For, the one that the front end appended. What a client wrote there itself stands before it.
    /// </param>
    public static IPAddress Of(HttpRequest request, bool trustForwardedFor)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
        if (trustForwardedFor && request.Headers["X-Forwarded-For"] is [.., { } header])
        {
            var last = header[(header.LastIndexOf(',') + 1)..].Trim();
            // Azure appends the port too, which IPEndPoint parses, but an IPv6 address without brackets it would misread.
            address =
                IPAddress.TryParse(last, out var plain) ? plain : IPEndPoint.TryParse(last, out var endPoint) ? endPoint.Address : address;
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? NetworkOf(address)
            : address;
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}

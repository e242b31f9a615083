using System.Security.Cryptography;
using System.Text;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>Answers every request with one blob, and counts the requests.</summary>
internal sealed class BlobServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    private BlobServer(byte[] blob, int port)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(blob));
        Version = hash[..12];
        var head = $"HTTP/1.1 200 OK\r\nContent-Length: {blob.Length}\r\nETag: \"1\"\r\nx-ms-meta-sha256: {hash}\r\n\r\n";
        byte[] answer = [.. Encoding.ASCII.GetBytes(head), .. blob];
        _server = new LoopbackServer(async (stream, cancellationToken) =>
        {
            while (await stream.ReadAsync(new byte[16 * 1024], cancellationToken) > 0)
            {
                Interlocked.Increment(ref _requests);
                _asked.TrySetResult();
                await stream.WriteAsync(answer, cancellationToken);
            }
        }, port);
    }

    public string Address => _server.Address;

    /// <summary>The blob's version, as health states it.</summary>
    public string Version { get; }

    /// <summary>Completes with the first request.</summary>
    public Task Asked => _asked.Task;

    public int Requests => Volatile.Read(ref _requests);

    /// <param name="blob">The blob.</param>
    /// <param name="port">Where to listen; by default a free port.</param>
    public static BlobServer Serving(byte[] blob, int port = 0) => new(blob, port);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace DigitRecognizer.WorkerHosting;

/// <summary>
/// Answers HTTP requests as the Functions host does: finds the function, invokes it over gRPC and forwards the request to the worker.
/// Unlike the host it does not read a body before it forwards it.
/// </summary>
internal sealed class InvocationForwarder(IHttpForwarder forwarder, LoadedWorker worker, string routePrefix) : IDisposable
{
    private const string InvocationIdHeader = "x-ms-invocation-id";

    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = ConnectAsync,
    });

    public async Task HandleAsync(HttpContext context)
    {
        if (Find(context.Request) is not { } function)
        {
            // The host knows no route for another method: it answers 404, not 405, and without a body.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var invocationId = Guid.NewGuid().ToString();
        context.Request.Headers[InvocationIdHeader] = invocationId;
        using var activity = new Activity("invocation").Start();
        var invocation = worker.InvokeAsync(function, invocationId, activity.Id!, CancellationToken.None);
        var error = await forwarder.SendAsync(context, worker.HttpAddress.AbsoluteUri, _client, Config);
        if (error == ForwarderError.None)
        {
            await invocation;
            return;
        }

        // The caller has left, or the worker has ended: how the invocation ends then tells nobody anything.
        _ = invocation.ContinueWith(
            failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpFunction? Find(HttpRequest request)
    {
        var path = request.Path.Value!.Trim('/');
        return worker.Functions.FirstOrDefault(function =>
            string.Equals(path, $"{routePrefix}/{function.Route}", StringComparison.OrdinalIgnoreCase)
                && function.Methods.Contains(request.Method));
    }

    /// <summary>Connects to the worker, which loads its functions before its HTTP server listens; the host too tries again.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        const int Attempts = 1000;
        for (var attempt = 1; ; attempt++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (attempt < Attempts)
            {
                socket.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

using System.Diagnostics;
using System.Net;
using DigitRecognizer.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace DigitRecognizer.WorkerHosting;

/// <summary>
/// Plays the Functions host for one Function App: starts its worker as a process, and serves its functions over HTTP until disposed.
/// </summary>
public sealed class WorkerHost : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly WebApplication _rpc;
    private readonly ServerProcess _process;
    private readonly InvocationForwarder _forwarder;
    private readonly WebApplication _http;

    private WorkerHost(WebApplication rpc, ServerProcess process, long startTimestamp, InvocationForwarder forwarder, WebApplication http)
    {
        _rpc = rpc;
        _process = process;
        StartTimestamp = startTimestamp;
        _forwarder = forwarder;
        _http = http;
    }

    /// <summary>Where the functions answer, such as http://127.0.0.1:40001/.</summary>
    public Uri Address => new(_http.Urls.Single());

    /// <summary>The id of the worker's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>When the process was started, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public long StartTimestamp { get; }

    /// <summary>What the worker has printed so far.</summary>
    public string Output => _process.Output;

    /// <summary>Starts the worker and waits until its functions are loaded.</summary>
    /// <param name="program">The Function App.</param>
    /// <param name="settings">Application settings for the worker; null removes one that the environment has.</param>
    /// <param name="corsOrigins">The origins whose pages may call the functions.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The worker ended, or reported a failure; the message has its output.</exception>
    /// <exception cref="TimeoutException">The worker did not load its functions within a minute.</exception>
    public static async Task<WorkerHost> StartAsync(
        WorkerProgram program, IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> corsOrigins,
            CancellationToken cancellationToken)
    {
        var rpc = CreateServer(HttpProtocols.Http2, services => services.AddSingleton<RpcService>().AddGrpc());
        rpc.MapGrpcService<RpcService>();
        await rpc.StartAsync(cancellationToken);
        var http = CreateServer(HttpProtocols.Http1, services => services.AddCors().AddHttpForwarder());
        http.UseCors(policy => policy.WithOrigins([.. corsOrigins]).AllowAnyHeader().AllowAnyMethod());
        var command = program.Command(new Uri(rpc.Urls.Single()), Guid.NewGuid().ToString(), settings);
        var startTimestamp = Stopwatch.GetTimestamp();
        var process = ServerProcess.Start(command);
        try
        {
            var worker = await LoadAsync(rpc.Services.GetRequiredService<RpcService>(), program.Folder, process, cancellationToken);
            var forwarder = new InvocationForwarder(http.Services.GetRequiredService<IHttpForwarder>(), worker, program.RoutePrefix());
            http.Run(forwarder.HandleAsync);
            await http.StartAsync(cancellationToken);
            return new WorkerHost(rpc, process, startTimestamp, forwarder, http);
        }
        catch
        {
            await process.DisposeAsync();
            await http.DisposeAsync();
            await rpc.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the worker to stop with a signal, as a host does that shuts down (not on Windows).</summary>
    /// <param name="signal">Such as <c>TERM</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The worker's exit code.</returns>
    public Task<int> StopWorkerAsync(string signal, CancellationToken cancellationToken) =>
        _process.StopAsync(signal, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The worker does not end when its host does, so it is ended first.
        await _process.DisposeAsync();
        await _http.DisposeAsync();
        _forwarder.Dispose();
        await _rpc.DisposeAsync();
    }

    private static WebApplication CreateServer(HttpProtocols protocols, Action<IServiceCollection> addServices)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // The limits and headers under test are the worker's.
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
        });
        addServices(builder.Services);
        return builder.Build();
    }

    private static async Task<LoadedWorker> LoadAsync(
        RpcService service, string folder, ServerProcess process, CancellationToken cancellationToken)
    {
        var loaded = LoadAsync(service, folder, cancellationToken);
        var first = await Task.WhenAny(loaded, process.Exited).WaitAsync(StartLimit, cancellationToken);
        return first == loaded
            ? await loaded
            : throw new InvalidOperationException($"The worker ended before its functions were loaded:\n{process.Output}");
    }

    private static async Task<LoadedWorker> LoadAsync(RpcService service, string folder, CancellationToken cancellationToken) =>
        await LoadedWorker.LoadAsync(await service.Connected.WaitAsync(cancellationToken), folder, cancellationToken);
}

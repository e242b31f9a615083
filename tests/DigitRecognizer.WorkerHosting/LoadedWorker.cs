using DigitRecognizer.WorkerHosting.Rpc;

namespace DigitRecognizer.WorkerHosting;

/// <summary>A worker that has loaded its functions, and can be asked to run them.</summary>
internal sealed class LoadedWorker
{
    /// <summary>The host whose behaviour these messages follow.</summary>
    private const string HostVersion = "4.1037.0";

    private readonly WorkerChannel _channel;

    private LoadedWorker(WorkerChannel channel, Uri httpAddress, IReadOnlyList<HttpFunction> functions)
    {
        _channel = channel;
        HttpAddress = httpAddress;
        Functions = functions;
    }

    /// <summary>Where the worker itself takes the HTTP requests of invocations.</summary>
    public Uri HttpAddress { get; }

    public IReadOnlyList<HttpFunction> Functions { get; }

    /// <summary>Initializes a connected worker and loads every function that it has.</summary>
    /// <exception cref="InvalidOperationException">The worker reports a failure, or takes no HTTP requests itself.</exception>
    public static async Task<LoadedWorker> LoadAsync(WorkerChannel channel, string folder, CancellationToken cancellationToken)
    {
        var initialized = (await channel.RequestAsync(
            new() { WorkerInitRequest = new() { HostVersion = HostVersion, WorkerDirectory = folder, FunctionAppDirectory = folder } },
            cancellationToken)).WorkerInitResponse;
        Check(initialized.Result, "initialize itself");
        if (!initialized.Capabilities.TryGetValue("HttpUri", out var address))
        {
            throw new InvalidOperationException("The worker has no address for HTTP: it does not use the ASP.NET Core integration.");
        }

        var indexed = (await channel.RequestAsync(
            new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = folder } },
            cancellationToken)).FunctionMetadataResponse;
        Check(indexed.Result, "describe its functions");
        foreach (var metadata in indexed.FunctionMetadataResults)
        {
            var loaded = (await channel.RequestAsync(
                new() { FunctionLoadRequest = new() { FunctionId = metadata.FunctionId, Metadata = metadata } },
                cancellationToken)).FunctionLoadResponse;
            Check(loaded.Result, $"load the function {metadata.Name}");
        }

        return new LoadedWorker(channel, new Uri(address), [.. indexed.FunctionMetadataResults.Select(HttpFunction.Read)]);
    }

    /// <summary>Runs a function; its HTTP request must reach <see cref="HttpAddress"/> with the same id meanwhile.</summary>
    public async Task InvokeAsync(HttpFunction function, string invocationId, string traceParent, CancellationToken cancellationToken)
    {
        var request = new InvocationRequest
        {
            InvocationId = invocationId,
            FunctionId = function.Id,
            TraceContext = new RpcTraceContext { TraceParent = traceParent },
        };
        var answer = await _channel.RequestAsync(new() { InvocationRequest = request }, cancellationToken);
        Check(answer.InvocationResponse.Result, $"run the function {function.Route}");
    }

    private static void Check(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new InvalidOperationException(
                $"The worker could not {what}: {result.Exception?.Message}\n{result.Exception?.StackTrace}");
        }
    }
}

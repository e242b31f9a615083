using DigitRecognizer.WorkerHosting.Rpc;
using Grpc.Core;

namespace DigitRecognizer.WorkerHosting;

/// <summary>The gRPC service of the Functions host, for a single worker.</summary>
internal sealed class RpcService : FunctionRpc.FunctionRpcBase
{
    private readonly TaskCompletionSource<WorkerChannel> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the worker has opened its stream.</summary>
    public Task<WorkerChannel> Connected => _connected.Task;

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.ContentCase != StreamingMessage.ContentOneofCase.StartStream)
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.InvalidArgument, "The first message must be StartStream."));
        }

        using var channel = new WorkerChannel(requestStream, responseStream);
        _connected.TrySetResult(channel);
        await channel.ReceiveAsync(context.CancellationToken);
    }
}

using System.Collections.Concurrent;
using DigitRecognizer.WorkerHosting.Rpc;
using Grpc.Core;

namespace DigitRecognizer.WorkerHosting;

/// <summary>The open stream of messages to and from one worker: every request is matched with its response.</summary>
internal sealed class WorkerChannel(
    IAsyncStreamReader<StreamingMessage> fromWorker, IServerStreamWriter<StreamingMessage> toWorker) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Sends a request.</summary>
    /// <returns>The message that answers it.</returns>
    /// <exception cref="InvalidOperationException">The worker closed the stream first.</exception>
    public async Task<StreamingMessage> RequestAsync(StreamingMessage request, CancellationToken cancellationToken)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var response = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[request.RequestId] = response;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await toWorker.WriteAsync(request, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }

        return await response.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Hands out responses until the worker closes the stream.</summary>
    public async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await fromWorker.MoveNext(cancellationToken))
            {
                var message = fromWorker.Current;
                if (_waiting.TryRemove(message.RequestId, out var response))
                {
                    response.TrySetResult(message);
                }
            }
        }
        finally
        {
            foreach (var response in _waiting.Values)
            {
                response.TrySetException(new InvalidOperationException("The worker closed the stream before it answered."));
            }
        }
    }

    public void Dispose() => _writing.Dispose();
}

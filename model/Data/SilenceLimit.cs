namespace DigitRecognizer.Model.Data;

/// <summary>Bounds how long a server may stay silent. That it took too long is an I/O failure; only the caller's own wish is a cancellation.</summary>
/// <param name="patience">Longest wait for each sign of life.</param>
/// <param name="caller">Ends any wait.</param>
internal sealed class SilenceLimit(TimeSpan patience, CancellationToken caller) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(caller);

    public CancellationToken Caller => caller;

    /// <exception cref="IOException">Nothing came in time; no further wait is of use.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> read)
    {
        _source.CancelAfter(patience);
        try
        {
            return await read(_source.Token);
        }
        catch (OperationCanceledException e) when (!caller.IsCancellationRequested)
        {
            throw new IOException($"The server sent nothing for {patience.TotalSeconds:0.#} seconds.", e);
        }
    }

    public void Dispose() => _source.Dispose();
}

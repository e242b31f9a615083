namespace DigitRecognizer.Model.Data;

/// <summary>
/// Limits how long a server may send nothing. Exceeding the limit is an <see cref="IOException"/>, not a cancellation.
/// </summary>
/// <param name="patience">The longest wait for the next bytes.</param>
/// <param name="cancellationToken">Ends any wait.</param>
internal sealed class SilenceLimit(TimeSpan patience, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    public CancellationToken Caller => cancellationToken;

    /// <exception cref="IOException">Nothing was received in time; do not wait again.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> read)
    {
        _source.CancelAfter(patience);
        try
        {
            return await read(_source.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"The server sent nothing for {patience.TotalSeconds:0.#} seconds.", e);
        }
    }

    public void Dispose() => _source.Dispose();
}

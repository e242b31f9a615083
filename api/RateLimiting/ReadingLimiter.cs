using System.Globalization;
using System.Threading.RateLimiting;
using DigitRecognizer.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitRecognizer.Api.RateLimiting;

/// <summary>
/// Lets one picture per processor be read at once, first come, first served, and of large pictures only as many as fit into a budget of
/// memory. A few wait, without holding a thread; who comes after them is refused at once. So under more load than the machine can carry,
/// what is accepted is still answered in time.
/// </summary>
public sealed class ReadingLimiter : IDisposable
{
    /// <summary>
    /// Pictures that may wait: as many requests as the deployment sends to one instance (requestsPerInstance in infra/main.bicep). Each
    /// takes about a millisecond; with more, an accepted request under overload takes more than three times as long as on an idle server.
    /// </summary>
    internal const int MaxWaiting = 16;

    /// <summary>
    /// Megabytes that decoders may hold together: two baseline JPEG photographs of 12 megapixels, three bytes a pixel; a progressive one
    /// (up to nine bytes) is decoded alone.
    /// </summary>
    internal const int MemoryBudget = 100;

    /// <summary>Megabytes that the pictures which wait for memory may need together: a few seconds of decoding.</summary>
    internal const int MaxWaitingMemory = 8 * MemoryBudget;

    /// <summary>Megabytes below which a picture takes no part in the budget.</summary>
    private const int MinCountedMemory = 16;

    private const long Megabyte = 1_000_000;

    private const int RetryAfterSeconds = 1;

    private readonly ConcurrencyLimiter _processors;
    private readonly ConcurrencyLimiter _memory;

    public ReadingLimiter()
        : this(Environment.ProcessorCount)
    {
        // Readings occupy a thread for each processor. The others take in requests and refuse what is too much, which must not wait for a
        // reading to end.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 2 * Environment.ProcessorCount), ports);
    }

    internal ReadingLimiter(int processors)
    {
        _processors = Limiter(processors, MaxWaiting);
        _memory = Limiter(MemoryBudget, MaxWaitingMemory);
    }

    /// <summary>Refuses a request before its body is read, where it could not even wait.</summary>
    /// <exception cref="ProblemException">As many wait as may: 503. The answer's Retry-After is set.</exception>
    public void RefuseWhenFull(HttpResponse response)
    {
        if (_processors.GetStatistics() is { CurrentQueuedCount: >= MaxWaiting })
        {
            throw Refusal(response);
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="heldBytes">What the decoder will hold.</param>
    /// <param name="response">Gets Retry-After where there is no turn.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>Dispose it when the picture is read.</returns>
    /// <exception cref="ProblemException">As many wait as may: 503. The answer's Retry-After is set.</exception>
    public async ValueTask<IDisposable> EnterAsync(long heldBytes, HttpResponse response, CancellationToken cancellationToken)
    {
        var megabytes = heldBytes / Megabyte;
        if (megabytes < MinCountedMemory)
        {
            return await EnterAsync(_processors, 1, response, cancellationToken);
        }

        var memory = await EnterAsync(_memory, (int)Math.Min(megabytes, MemoryBudget), response, cancellationToken);
        try
        {
            return new BothLeases(memory, await EnterAsync(_processors, 1, response, cancellationToken));
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _processors.Dispose();
        _memory.Dispose();
    }

    private static async ValueTask<RateLimitLease> EnterAsync(
        ConcurrencyLimiter limiter, int permits, HttpResponse response, CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(permits, cancellationToken);
        return lease.IsAcquired ? lease : throw Refusal(response);
    }

    private static ProblemException Refusal(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return new ProblemException(ProblemCatalog.Overloaded());
    }

    private static ConcurrencyLimiter Limiter(int permits, int queue) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = permits,
        QueueLimit = queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private sealed class BothLeases(RateLimitLease memory, RateLimitLease processor) : IDisposable
    {
        public void Dispose()
        {
            processor.Dispose();
            memory.Dispose();
        }
    }
}

using System.Threading.RateLimiting;

namespace DigitRecognizer.Api.Requests;

/// <summary>
/// Lets pictures be decoded at once as long as what their decoders hold in memory stays within a budget, first come, first served,
/// and one alone whatever it needs. Small ones pass freely. Who waits holds no thread.
/// </summary>
public sealed class DecodingLimiter : IDisposable
{
    /// <summary>
    /// Megabytes: two baseline JPEG photographs of 12 megapixels, three bytes a pixel; a progressive one (up to nine bytes) is decoded
    /// alone.
    /// </summary>
    private const int Budget = 100;

    private const int Small = 16;

    // A limiter counts what waits too, and up to 2^31: bytes would fill its queue with a few dozen photos.
    private const long Megabyte = 1_000_000;

    private readonly ConcurrencyLimiter _megabytes = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Budget,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn where much memory is needed.</summary>
    /// <param name="bytes">What the decoder will hold.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>Dispose it when the pixels are decoded; null where no turn is needed.</returns>
    public async ValueTask<IDisposable?> EnterAsync(long bytes, CancellationToken cancellationToken)
    {
        var megabytes = bytes / Megabyte;
        return megabytes < Small ? null : await _megabytes.AcquireAsync((int)Math.Min(megabytes, Budget), cancellationToken);
    }

    public void Dispose() => _megabytes.Dispose();
}

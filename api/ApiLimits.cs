namespace DigitRecognizer.Api;

/// <summary>
/// What a caller may send. Enforced while reading, below the hosts' own limits, so that the API's problem details answer.
/// </summary>
public static class ApiLimits
{
    /// <summary>Bytes of a request body, 10 MiB.</summary>
    public const int MaxBodyBytes = 10 * 1024 * 1024;

    /// <summary>
    /// Unpacked bytes of a compressed body for each byte that was sent, above <see cref="MaxUnpackedBytesAtAnyRatio"/>. The JSON of a clean
    /// drawing on 1024 x 1024 pixels has 360 (gzip) to 490 (br); a file of zeros 1,030 to a million.
    /// </summary>
    public const int MaxUnpackingRatio = 1000;

    /// <summary>Bytes to which a body may unpack however small it was sent, 1 MiB.</summary>
    public const int MaxUnpackedBytesAtAnyRatio = 1024 * 1024;

    /// <summary>Rows of <c>data</c>, and pixels in each.</summary>
    public const int MaxSide = 1024;

    /// <summary>Numbers in <c>data</c>: 1024 x 1024 pixels of four channels.</summary>
    public const int MaxSamples = MaxSide * MaxSide * 4;

    /// <summary>
    /// Bytes that a host may let through before it cuts a caller off by itself: enough for the API to answer first.
    /// </summary>
    public const int HostBodyBytes = 4 * MaxBodyBytes;

    /// <summary>
    /// How long a body may take to arrive: a photo of 10 MiB over one megabit a second. The Functions host restarts a worker whose call
    /// exceeds its <c>functionTimeout</c>, for everybody; so this ends well before that one does.
    /// </summary>
    public static readonly TimeSpan MaxBodyTime = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a host that is told to stop waits for requests under way: for the slowest body, and for the reading of what came whole.
    /// </summary>
    public static readonly TimeSpan MaxStopTime = MaxBodyTime + TimeSpan.FromSeconds(10);

    internal const int MaxBoundaryLength = 128;

    internal const int MaxRequestIdLength = 128;

    internal const int RetryAfterSeconds = 30;
}

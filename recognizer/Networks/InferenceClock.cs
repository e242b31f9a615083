using System.Diagnostics;

namespace DigitRecognizer.Networks;

/// <summary>
/// Counts the time that <see cref="LeNet"/> takes on each thread, as <see cref="GC.GetAllocatedBytesForCurrentThread"/> counts allocations:
/// a reading stays on one thread, so the difference of two values is the time of the inferences between them.
/// </summary>
public static class InferenceClock
{
    /// <summary>The name under which telemetry listens to the stages of a reading.</summary>
    public const string ActivitySourceName = "DigitRecognizer";

    [ThreadStatic]
    private static long _ticks;

    /// <summary>Starts the activities of all stages.</summary>
    public static ActivitySource ActivitySource { get; } = new(ActivitySourceName);

    /// <summary>Time of all inferences on the calling thread so far.</summary>
    public static TimeSpan OnThisThread => Stopwatch.GetElapsedTime(0, _ticks);

    internal static Inference Start() => new(ActivitySource.StartActivity("infer"), Stopwatch.GetTimestamp());

    /// <summary>One inference, until it is disposed.</summary>
    internal readonly struct Inference(Activity? activity, long start) : IDisposable
    {
        public void Dispose()
        {
            _ticks += Stopwatch.GetTimestamp() - start;
            activity?.Dispose();
        }
    }
}

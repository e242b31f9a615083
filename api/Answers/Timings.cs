using System.Diagnostics;
using System.Globalization;
using DigitRecognizer.Networks;

namespace DigitRecognizer.Api.Answers;

/// <summary>Where the time of one request went. Waiting for the caller's bytes is not in it.</summary>
internal sealed class Timings
{
    /// <summary>From bytes to pixels.</summary>
    public TimeSpan Decode { get; private set; }

    /// <summary>From pixels to what the network sees, in all attempts that were needed.</summary>
    public TimeSpan Normalize { get; private set; }

    /// <summary>In the network.</summary>
    public TimeSpan Infer { get; private set; }

    /// <summary>Times decoding until disposed.</summary>
    public Stage Decoding() => new(this, "decode");

    /// <summary>
    /// Times reading, on one thread, until disposed; the activity has one named <c>infer</c> for each run of the network in it.
    /// </summary>
    public Stage Reading() => new(this, "read");

    /// <summary>The value of a Server-Timing header, in milliseconds.</summary>
    public string ToHeader() => string.Create(
        CultureInfo.InvariantCulture,
        $"decode;dur={Decode.TotalMilliseconds:0.###}, normalize;dur={Normalize.TotalMilliseconds:0.###}, "
            + $"infer;dur={Infer.TotalMilliseconds:0.###}");

    /// <summary>A stage under way; an activity where somebody listens.</summary>
    internal readonly struct Stage(Timings timings, string name) : IDisposable
    {
        private readonly Activity? _activity = InferenceClock.ActivitySource.StartActivity(name);
        private readonly TimeSpan _inferredBefore = InferenceClock.OnThisThread;
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            if (name == "decode")
            {
                timings.Decode = elapsed;
            }
            else
            {
                timings.Infer = InferenceClock.OnThisThread - _inferredBefore;
                timings.Normalize = elapsed - timings.Infer;
            }

            _activity?.Dispose();
        }
    }
}

using System.Globalization;

namespace DigitRecognizer.Api.Answers;

/// <summary>Where the time of one request went. Waiting for the caller's bytes is not in it.</summary>
internal sealed class Timings
{
    public TimeSpan Decode { get; set; }

    public TimeSpan Normalize { get; set; }

    public TimeSpan Infer { get; set; }

    /// <summary>The value of a Server-Timing header, in milliseconds.</summary>
    public string ToHeader() => string.Create(
        CultureInfo.InvariantCulture,
        $"decode;dur={Decode.TotalMilliseconds:0.###}, normalize;dur={Normalize.TotalMilliseconds:0.###}, infer;dur={Infer.TotalMilliseconds:0.###}");
}

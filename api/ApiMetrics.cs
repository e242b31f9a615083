using System.Diagnostics.Metrics;
using DigitRecognizer.Api.Answers;
using DigitRecognizer.Digits;

namespace DigitRecognizer.Api;

/// <summary>
/// What operators watch: time by stage, share of refused pictures, drift of classes and confidence.
/// As metrics and not as logs, because metrics are added up before they are sent: a million readings cost no more than one.
/// </summary>
public static class ApiMetrics
{
    /// <summary>The name by which a host's telemetry takes these in.</summary>
    public const string MeterName = "DigitRecognizer";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Confidence = Meter.CreateHistogram<double>(
        "digits.confidence", description: "Confidence of each digit read; tags: class, accepted, reason.");

    private static readonly Histogram<double> StageDuration = Meter.CreateHistogram<double>(
        "digits.stage.duration", unit: "ms", description: "Time in one stage of one request; tag: stage.");

    internal static void Record(DigitReading reading)
    {
        if (!Confidence.Enabled)
        {
            return;
        }

        Confidence.Record(
            reading.Confidence,
            new("class", reading.PredictedClass),
            new("accepted", reading.Accepted),
            new("reason", reading.Rejection?.ToString() ?? "none"));
    }

    internal static void Record(Timings timings)
    {
        Record("decode", timings.Decode);
        Record("normalize", timings.Normalize);
        Record("infer", timings.Infer);
    }

    private static void Record(string stage, TimeSpan duration) =>
        StageDuration.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("stage", stage));
}

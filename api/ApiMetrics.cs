using System.Diagnostics;
using System.Diagnostics.Metrics;
using DigitRecognizer.Api.Answers;
using DigitRecognizer.Digits;

namespace DigitRecognizer.Api;

/// <summary>
/// What operators watch: time by stage, share of rejected pictures, drift of classes and confidence.
/// Names follow the conventions of OpenTelemetry.
/// As metrics and not as logs, because metrics are added up before they are sent: a million readings cost no more than one.
/// </summary>
public sealed class ApiMetrics
{
    /// <summary>The name by which a host's telemetry takes these in.</summary>
    public const string MeterName = "DigitRecognizer";

    private readonly Histogram<double> _confidence;
    private readonly Histogram<double> _stageDuration;

    /// <param name="meters">The host's own, so that two hosts in one process count apart.</param>
    public ApiMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _confidence = meter.CreateHistogram(
            "digit_recognizer.digit.confidence",
            unit: "1",
            description: "Confidence of each digit read.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999],
            });
        _stageDuration = meter.CreateHistogram(
            "digit_recognizer.stage.duration",
            unit: "s",
            description: "Time in one stage of one request.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
            });
    }

    internal void Record(DigitReading reading)
    {
        if (_confidence.Enabled)
        {
            _confidence.Record(reading.Confidence, new TagList
            {
                { "digit_recognizer.digit.class", reading.PredictedClass },
                { "digit_recognizer.digit.accepted", reading.Accepted },
                { "digit_recognizer.digit.rejection", reading.Rejection?.ToString() ?? "none" },
            });
        }
    }

    internal void Record(Timings timings)
    {
        if (_stageDuration.Enabled)
        {
            Record("decode", timings.Decode);
            Record("normalize", timings.Normalize);
            Record("infer", timings.Infer);
        }
    }

    private void Record(string stage, TimeSpan duration) =>
        _stageDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("digit_recognizer.stage", stage));
}

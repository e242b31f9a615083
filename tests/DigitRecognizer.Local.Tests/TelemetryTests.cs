using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DigitRecognizer.Api;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Networks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_reading_is_counted_with_its_class_and_the_seconds_of_its_stages()
    {
        await using var factory = LocalFactory.Start();
        using var client = new HttpClient { BaseAddress = new Uri(factory.Address, "api/") };
        var measured = new ConcurrentBag<(string Instrument, string? Unit, double Value, string Tags)>();
        using var listener = Listen(factory.Services.GetRequiredService<IMeterFactory>(), measured);

        await Exchange.PostFileAsync(client, DrawnSeven.Png());

        var confidence = Assert.Single(measured, one => one.Instrument == "digit_recognizer.digit.confidence");
        Assert.Contains("digit_recognizer.digit.class=7", confidence.Tags, StringComparison.Ordinal);
        Assert.Contains("digit_recognizer.digit.rejection=none", confidence.Tags, StringComparison.Ordinal);
        var stages = measured.Where(one => one.Instrument == "digit_recognizer.stage.duration").ToArray();
        Assert.Equal(
            ["digit_recognizer.stage=decode", "digit_recognizer.stage=infer", "digit_recognizer.stage=normalize"],
            stages.Select(stage => stage.Tags).Order(StringComparer.Ordinal));
        Assert.All(stages, stage => Assert.True(stage is { Unit: "s", Value: > 0 and < 10 }));
    }

    [Fact]
    public async Task The_stages_of_a_reading_are_traced_where_somebody_listens()
    {
        await using var factory = LocalFactory.Start();
        using var client = new HttpClient { BaseAddress = new Uri(factory.Address, "api/") };
        using var parent = new Activity("test").Start();
        var ended = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InferenceClock.ActivitySourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);

        // The client passes its activity on, so that those of other tests are told apart.
        await Exchange.PostFileAsync(client, DrawnSeven.Png());

        var own = ended.Where(activity => activity.TraceId == parent.TraceId).ToArray();
        var read = Assert.Single(own, activity => activity.OperationName == "read");
        Assert.Single(own, activity => activity.OperationName == "decode");
        Assert.All(
            own.Where(activity => activity.OperationName == "infer"), inference => Assert.Equal(read.SpanId, inference.ParentSpanId));
        Assert.Contains(own, activity => activity.OperationName == "infer");
    }

    private static MeterListener Listen(
        IMeterFactory factory, ConcurrentBag<(string Instrument, string? Unit, double Value, string Tags)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == ApiMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add(
            (instrument.Name, instrument.Unit, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();
        return listener;
    }
}

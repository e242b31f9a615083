using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>The service that loads the model, warms it up and polls, called in the order in which a host calls it.</summary>
public sealed class ModelServiceTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly LogRecorder<ModelService> _log = new();
    private readonly SteppedTime _time = new();
    private readonly WeightsOptions _options = new() { StorageDeadline = TimeSpan.FromMinutes(1) };
    private ModelStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelStore Store => _store ??= new ModelStore(Options.Create(_options), NullLogger<ModelStore>.Instance);

    public void Dispose() => _store?.Dispose();

    [Fact]
    public async Task The_start_loads_one_model_and_warms_it_up_once()
    {
        var warmUps = 0;
        var warmedUp = new TaskCompletionSource();
        using var service = Service((_, _) =>
        {
            warmUps++;
            warmedUp.SetResult();
        });

        await service.StartingAsync(Cancellation);
        using var early = await Store.LeaseAsync(Cancellation);
        await service.StartAsync(Cancellation);
        await service.StartedAsync(Cancellation);
        await EndWarmUpDelayAsync();
        await warmedUp.Task;
        await StopAsync(service);

        using var late = await Store.LeaseAsync(Cancellation);
        Assert.Same(early!.Status, late!.Status);
        Assert.Equal(1, warmUps);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task The_host_counts_as_started_before_the_warm_up_ends()
    {
        var release = new TaskCompletionSource();
        using var service = Service((_, _) => release.Task.Wait(Cancellation));

        await StartAsync(service);

        using var lease = await Store.LeaseAsync(Cancellation);
        Assert.NotNull(lease);
        release.SetResult();
        await StopAsync(service);
    }

    [Fact]
    public async Task A_warm_up_that_fails_is_logged_and_harmless()
    {
        var begun = new TaskCompletionSource();
        using var service = Service((_, _) =>
        {
            begun.SetResult();
            throw new InvalidOperationException("broken");
        });

        await StartAsync(service);
        await begun.Task;
        await StopAsync(service);

        Assert.Equal(
            "Warm-up failed: the built-in picture could not be processed. The first request will be slower.", Assert.Single(_log.Warnings));
        using var lease = await Store.LeaseAsync(Cancellation);
        Assert.NotNull(lease);
    }

    [Fact]
    public async Task A_stop_during_the_warm_up_ends_it_without_a_warning()
    {
        var begun = new TaskCompletionSource();
        using var service = Service((_, cancellation) =>
        {
            begun.SetResult();
            cancellation.WaitHandle.WaitOne();
            cancellation.ThrowIfCancellationRequested();
        });
        await StartAsync(service);
        await begun.Task;

        await StopAsync(service);

        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_stop_before_the_warm_up_ends_it_without_a_warning()
    {
        using var service = Service((_, _) => Assert.Fail("The host has stopped."));
        await service.StartingAsync(Cancellation);
        await service.StartAsync(Cancellation);
        await service.StartedAsync(Cancellation);

        await StopAsync(service);

        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Without_any_model_there_is_nothing_to_warm_up()
    {
        _options.PackagedFile = "missing.onnx";
        using var service = Service((_, _) => Assert.Fail("There is no model."));

        await StartAsync(service);
        await StopAsync(service);

        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task The_built_in_picture_shows_a_7_as_a_digit_and_as_a_number()
    {
        await Store.LoadAsync(Cancellation);
        using var lease = await Store.LeaseAsync(Cancellation);
        var samples = WarmupPicture.Draw();

        Assert.NotNull(lease);
        WarmupPicture.Read(lease, Cancellation);
        var digit = lease.DigitReader.Read(new PixelView(samples, WarmupPicture.Width, WarmupPicture.Height, channels: 3));
        var number = lease.NumberReader.Read(new PixelView(samples, WarmupPicture.Width, WarmupPicture.Height, channels: 3));

        Assert.Equal((7, true), (digit.PredictedClass, digit.Accepted));
        Assert.Equal(7, Assert.Single(number.Digits).PredictedClass);
    }

    [Fact]
    public async Task After_a_fallback_storage_is_asked_again_until_it_has_the_weights_and_then_at_the_poll_interval()
    {
        await storage.EmptyAsync();
        _options.ConnectionString = storage.Azurite.ConnectionString;
        using var service = Service((_, _) => { });
        await StartAsync(service);

        var first = await _time.NextDelayAsync();
        _time.Advance(first);
        var second = await _time.NextDelayAsync();
        var fallback = Store.Status;
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        _time.Advance(second);
        var third = await _time.NextDelayAsync();
        await StopAsync(service);

        Assert.True(fallback?.IsFallback);
        Assert.Equal((WeightsSource.Blob, false), (Store.Status?.Source, Store.Status?.IsFallback));
        Assert.InRange(first, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
        Assert.InRange(second, TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(20));
        Assert.InRange(third, _options.PollInterval * 0.8, _options.PollInterval);
    }

    [Fact]
    public async Task A_new_version_is_taken_over_at_the_next_poll()
    {
        await storage.PutAsync(AzuriteFixture.PackagedModel, hashOf: AzuriteFixture.PackagedModel);
        _options.ConnectionString = storage.Azurite.ConnectionString;
        using var service = Service((_, _) => { });
        await StartAsync(service);
        var poll = await _time.NextDelayAsync();
        var before = Store.Status;
        var next = AzuriteFixture.WithMetadata("comment", "next");
        await storage.PutAsync(next, hashOf: next);

        _time.Advance(poll);
        await _time.NextDelayAsync();
        await StopAsync(service);

        Assert.Equal(WeightsSource.Blob, before?.Source);
        Assert.NotEqual(before?.Info.Version, Store.Status?.Info.Version);
    }

    private async Task StartAsync(ModelService service)
    {
        await service.StartingAsync(Cancellation);
        await service.StartAsync(Cancellation);
        await service.StartedAsync(Cancellation);
        await EndWarmUpDelayAsync();
    }

    private async Task EndWarmUpDelayAsync()
    {
        Assert.Equal(ModelService.WarmUpDelay, await _time.NextDelayAsync());
        // On another thread: what waited for the delay goes on in the thread that ends it, and some tests block there.
        _ = Task.Run(() => _time.Advance(ModelService.WarmUpDelay), Cancellation);
    }

    private static async Task StopAsync(ModelService service)
    {
        await service.StoppingAsync(Cancellation);
        await service.StopAsync(Cancellation);
        await service.StoppedAsync(Cancellation);
    }

    private ModelService Service(Action<ModelLease, CancellationToken> warmUp) =>
        new(Store, Options.Create(_options), warmUp, _time, _log);
}

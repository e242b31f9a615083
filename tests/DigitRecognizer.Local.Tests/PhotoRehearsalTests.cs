using DigitRecognizer.Api.Rehearsal;
using DigitRecognizer.Imaging;
using DigitRecognizer.Skia;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class PhotoRehearsalTests : IDisposable
{
    private readonly ModelStore _models = new(new WeightsOptions(), NullLogger<ModelStore>.Instance);
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly LogRecorder<PhotoRehearsal> _log = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task The_photo_is_read_once_the_host_has_started_and_not_before()
    {
        var decoder = new CountingDecoder(new SkiaImageDecoder());
        using var rehearsal = new PhotoRehearsal(_models, decoder, _host, new HurriedTime(), _log);

        await rehearsal.StartAsync(TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var before = decoder.Decoded;
        _host.NotifyStarted();
        await rehearsal.ExecuteTask!;

        Assert.Equal((0, 1), (before, decoder.Decoded));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_rehearsal_that_fails_is_told_and_stops_nothing()
    {
        using var rehearsal = new PhotoRehearsal(_models, new CountingDecoder(inner: null), _host, new HurriedTime(), _log);

        await rehearsal.StartAsync(TestContext.Current.CancellationToken);
        _host.NotifyStarted();
        await rehearsal.ExecuteTask!;

        Assert.Single(_log.Warnings);
    }

    [Fact]
    public async Task The_photo_is_one_that_a_decoder_reduces_and_a_reader_accepts()
    {
        var model = await _models.GetAsync(TestContext.Current.CancellationToken);

        using var picture = new SkiaImageDecoder().Decode(PhotoRehearsal.ReadPhoto());
        var reading = model!.Reader.Read(picture.View);

        Assert.True(picture.Width < picture.SourceWidth);
        Assert.Equal((7, true), (reading.PredictedClass, reading.Accepted));
    }

    private sealed class CountingDecoder(SkiaImageDecoder? inner) : IImageDecoder
    {
        public int Decoded { get; private set; }

        public long HeldBytes(ReadOnlyMemory<byte> file) => 0;

        public RasterImage Decode(ReadOnlyMemory<byte> file)
        {
            Decoded++;
            return inner?.Decode(file) ?? throw new InvalidOperationException("There is no decoder.");
        }
    }
}

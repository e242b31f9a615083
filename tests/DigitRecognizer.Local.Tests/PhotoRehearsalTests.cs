using DigitRecognizer.Api.Rehearsal;
using DigitRecognizer.Imaging;
using DigitRecognizer.Skia;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class PhotoRehearsalTests : IDisposable
{
    private readonly ModelStore _models = new(new WeightsOptions(), NullLogger<ModelStore>.Instance);
    private readonly LogRecorder<PhotoRehearsal> _log = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task The_photo_is_read_once_the_host_has_started_and_not_before()
    {
        var decoder = new CountingDecoder(new SkiaImageDecoder());
        using var rehearsal = new PhotoRehearsal(_models, decoder, new HurriedTime(), _log);

        await rehearsal.StartAsync(TestContext.Current.CancellationToken);
        await rehearsal.Completion;
        var before = decoder.Decoded;
        await rehearsal.StartedAsync(TestContext.Current.CancellationToken);
        await rehearsal.Completion;

        Assert.Equal((0, 1), (before, decoder.Decoded));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_host_that_stops_at_once_does_not_wait_for_it()
    {
        var decoder = new CountingDecoder(new SkiaImageDecoder());
        using var rehearsal = new PhotoRehearsal(_models, decoder, TimeProvider.System, _log);

        await rehearsal.StartedAsync(TestContext.Current.CancellationToken);
        await rehearsal.StoppingAsync(TestContext.Current.CancellationToken);

        Assert.True(rehearsal.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, decoder.Decoded);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_rehearsal_that_fails_is_told_and_stops_nothing()
    {
        using var rehearsal = new PhotoRehearsal(_models, new CountingDecoder(inner: null), new HurriedTime(), _log);

        await rehearsal.StartedAsync(TestContext.Current.CancellationToken);
        await rehearsal.Completion;

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

using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Rehearsal;

/// <summary>
/// Reads a photo of its own soon after the start, all steps of it, so that no caller's photo waits until they are compiled: the first one took
/// four times as long as those that followed. Begins only when the host has started and a first caller has had time to be served.
/// </summary>
internal sealed class PhotoRehearsal(
    ModelStore models, IImageDecoder decoder, IHostApplicationLifetime host, TimeProvider time, ILogger<PhotoRehearsal> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    /// <summary>The photo that is read: a 7 on ruled paper in falling light, 1280 x 960.</summary>
    internal static byte[] ReadPhoto()
    {
        using var stream = typeof(PhotoRehearsal).Assembly.GetManifestResourceStream("rehearsal.jpg")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (host.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        await Task.Delay(AfterStart, time, stoppingToken);
        if (await models.GetAsync(stoppingToken) is { } model)
        {
            Read(model);
        }
    }

    private void Read(ActiveModel model)
    {
        try
        {
            using var picture = decoder.Decode(ReadPhoto());
            model.Reader.Read(picture.View);
            model.Reader.ReadNumber(picture.View);
        }
        catch (Exception e)
        {
            // Callers can still be served: only the first of them will wait longer.
            Log.NotRehearsed(logger, e);
        }
    }
}

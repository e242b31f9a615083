using DigitRecognizer.Imaging;
using DigitRecognizer.Weights;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Api.Rehearsal;

/// <summary>
/// Reads a photo of its own soon after the start, all steps of it, so that no caller's photo waits until they are compiled: the first one took
/// four times as long as those that followed. Begins only when the host has started and a first caller has had time to be served.
/// </summary>
internal sealed class PhotoRehearsal(ModelStore models, IImageDecoder decoder, TimeProvider time, ILogger<PhotoRehearsal> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Complete when the photo is read, or will not be.</summary>
    internal Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>The photo that is read: a 7 on ruled paper in falling light, 1280 x 960.</summary>
    internal static byte[] ReadPhoto()
    {
        using var stream = typeof(PhotoRehearsal).Assembly.GetManifestResourceStream("rehearsal.jpg")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins; nothing waits for it.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Completion = RehearseAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Completion;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task RehearseAsync(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(AfterStart, time, stopping);
            if (await models.GetAsync(stopping) is { } model)
            {
                Read(model);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops before there was time for it.
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

using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

/// <summary>
/// What the worker itself does. That the real host sends no new request to a worker that stops, and waits for those under way before it
/// ends the worker, only the real host can show.
/// </summary>
public sealed class WorkerStopTests
{
    [Fact]
    public async Task A_request_under_way_is_answered_when_the_worker_is_told_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals to send from a test.");
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = await Worker.StartAsync(weightsStorage: null, cancellation);
        using var request = await SlowRequest.BeginAsync(host.Address, cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);

        var exitCode = host.StopWorkerAsync("TERM", cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);

        Assert.Equal("HTTP/1.1 200 OK", await request.EndAsync(cancellation));
        Assert.Equal(0, await exitCode);
    }
}

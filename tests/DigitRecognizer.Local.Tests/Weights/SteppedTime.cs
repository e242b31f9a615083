using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace DigitRecognizer.Local.Tests.Weights;

/// <summary>A clock that a test sets, and that tells which delays were asked of it.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _delays = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _delays.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until the next delay has begun.</summary>
    public async Task<TimeSpan> NextDelayAsync() => await _delays.Reader.ReadAsync(Xunit.TestContext.Current.CancellationToken);
}

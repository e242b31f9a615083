namespace DigitRecognizer.Local.Tests;

/// <summary>A clock whose minutes are over in less than a second.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 200;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime / Hurry, period);
}

using DigitRecognizer.Weights;
using Xunit;

namespace DigitRecognizer.Local.Tests.Weights;

public sealed class RefreshScheduleTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(5);

    [Fact]
    public void While_storage_is_in_use_it_is_asked_at_the_poll_interval()
    {
        var schedule = new RefreshSchedule(Poll);

        AssertDelay(Poll, schedule.Next(storageInUse: true));
        AssertDelay(Poll, schedule.Next(storageInUse: true));
    }

    [Fact]
    public void After_a_fallback_the_delay_doubles_from_10_seconds_to_5_minutes_and_begins_anew_after_a_success()
    {
        var schedule = new RefreshSchedule(TimeSpan.FromHours(1));

        foreach (var seconds in new[] { 10, 20, 40, 80, 160, 300, 300 })
        {
            AssertDelay(TimeSpan.FromSeconds(seconds), schedule.Next(storageInUse: false));
        }

        schedule.Next(storageInUse: true);
        AssertDelay(TimeSpan.FromSeconds(10), schedule.Next(storageInUse: false));
    }

    [Fact]
    public void A_poll_interval_shorter_than_the_retries_bounds_them() =>
        AssertDelay(TimeSpan.FromSeconds(2), new RefreshSchedule(TimeSpan.FromSeconds(2)).Next(storageInUse: false));

    [Fact]
    public void Instances_that_start_together_do_not_ask_together() =>
        Assert.True(Enumerable.Range(0, 50).Select(_ => new RefreshSchedule(Poll).Next(storageInUse: true)).Distinct().Count() > 1);

    private static void AssertDelay(TimeSpan longest, TimeSpan delay) => Assert.InRange(delay, longest * 0.8, longest);
}

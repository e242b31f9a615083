using DigitRecognizer.Api.Requests;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>Turns are given without a thread's help: where one is free, the task is complete at once.</summary>
public sealed class DecodingLimiterTests : IDisposable
{
    private const long PhonePhoto = 48_000_000, Drawing = 1_000_000, Largest = 200_000_000;

    private readonly DecodingLimiter _limiter = new();

    [Fact]
    public async Task Two_photos_are_decoded_at_once_and_a_third_when_one_is_done()
    {
        using var first = await EnterAtOnceAsync(PhonePhoto);
        using var second = await EnterAtOnceAsync(PhonePhoto);
        var third = Enter(PhonePhoto);
        Assert.False(third.IsCompleted);

        first!.Dispose();

        using var turn = await third;
        Assert.NotNull(turn);
    }

    [Fact]
    public async Task A_drawing_passes_while_photos_wait()
    {
        using var whole = await EnterAtOnceAsync(Largest);
        var waiting = Enter(PhonePhoto);

        Assert.Null(await EnterAtOnceAsync(Drawing));

        whole!.Dispose();
        (await waiting)!.Dispose();
    }

    [Fact]
    public async Task The_largest_is_decoded_alone_and_no_later_photo_overtakes_it()
    {
        using var first = await EnterAtOnceAsync(PhonePhoto);
        var largest = Enter(Largest);
        var later = Enter(PhonePhoto);
        Assert.False(largest.IsCompleted || later.IsCompleted);

        first!.Dispose();

        using (await largest)
        {
            Assert.False(later.IsCompleted);
        }

        using var turn = await later;
    }

    [Fact]
    public async Task However_many_wait_all_get_their_turn()
    {
        var first = await EnterAtOnceAsync(Largest);
        var crowd = Enumerable.Range(0, 1000).Select(_ => Enter(Largest)).ToArray();
        Assert.DoesNotContain(crowd, waiting => waiting.IsCompleted);

        first!.Dispose();

        foreach (var waiting in crowd)
        {
            (await waiting)!.Dispose();
        }
    }

    [Fact]
    public async Task Who_leaves_the_queue_holds_up_nobody()
    {
        using var leaving = new CancellationTokenSource();
        using var first = await EnterAtOnceAsync(Largest);
        var left = _limiter.EnterAsync(PhonePhoto, leaving.Token).AsTask();
        var next = Enter(Largest);

        await leaving.CancelAsync();
        first!.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        using var turn = await next;
    }

    public void Dispose() => _limiter.Dispose();

    private Task<IDisposable?> Enter(long bytes) => _limiter.EnterAsync(bytes, TestContext.Current.CancellationToken).AsTask();

    private Task<IDisposable?> EnterAtOnceAsync(long bytes)
    {
        var turn = Enter(bytes);
        Assert.True(turn.IsCompleted);
        return turn;
    }
}

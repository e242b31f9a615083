using DigitRecognizer.Api.Problems;
using DigitRecognizer.Api.RateLimiting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>Turns are given without a thread's help: where one is free, the task is complete at once.</summary>
public sealed class ReadingLimiterTests : IDisposable
{
    private const int Processors = 4;

    private const long PhonePhoto = 48_000_000, Drawing = 1_000_000, Largest = 200_000_000;

    private readonly ReadingLimiter _limiter = new(Processors);
    private readonly DefaultHttpContext _context = new();

    [Fact]
    public async Task As_many_pictures_are_read_at_once_as_there_are_processors()
    {
        var first = await EnterAtOnceAsync(Drawing);
        for (var i = 1; i < Processors; i++)
        {
            await EnterAtOnceAsync(Drawing);
        }

        var next = Enter(Drawing);
        Assert.False(next.IsCompleted);

        first.Dispose();

        await next;
    }

    [Fact]
    public async Task Who_comes_after_those_who_may_wait_is_refused_at_once_with_the_seconds_to_wait()
    {
        var turns = new List<IDisposable>();
        for (var i = 0; i < Processors; i++)
        {
            turns.Add(await EnterAtOnceAsync(Drawing));
        }

        var waiting = Enumerable.Range(0, ReadingLimiter.MaxWaiting).Select(_ => Enter(Drawing)).ToArray();
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        var early = Assert.Throws<ProblemException>(() => _limiter.RefuseWhenFull(_context.Response));
        var late = await Assert.ThrowsAsync<ProblemException>(() => Enter(Drawing));

        Assert.Equal((503, "/problems/overloaded"), (early.Problem.Status, early.Problem.Type));
        Assert.Equal(early.Problem, late.Problem);
        Assert.Equal("1", _context.Response.Headers.RetryAfter);
        turns.ForEach(turn => turn.Dispose());
        foreach (var task in waiting)
        {
            (await task).Dispose();
        }

        _limiter.RefuseWhenFull(_context.Response);
    }

    [Fact]
    public async Task Two_photos_are_decoded_at_once_and_a_third_when_one_is_done()
    {
        var first = await EnterAtOnceAsync(PhonePhoto);
        await EnterAtOnceAsync(PhonePhoto);
        var third = Enter(PhonePhoto);
        Assert.False(third.IsCompleted);

        first.Dispose();

        await third;
    }

    [Fact]
    public async Task A_drawing_passes_while_photos_wait()
    {
        var whole = await EnterAtOnceAsync(Largest);
        var waiting = Enter(PhonePhoto);

        await EnterAtOnceAsync(Drawing);

        whole.Dispose();
        await waiting;
    }

    [Fact]
    public async Task The_largest_is_decoded_alone_and_no_later_photo_overtakes_it()
    {
        var first = await EnterAtOnceAsync(PhonePhoto);
        var largest = Enter(Largest);
        var later = Enter(PhonePhoto);
        Assert.False(largest.IsCompleted || later.IsCompleted);

        first.Dispose();

        using (await largest)
        {
            Assert.False(later.IsCompleted);
        }

        await later;
    }

    [Fact]
    public async Task More_large_photos_than_may_wait_are_refused()
    {
        var first = await EnterAtOnceAsync(Largest);
        const int Waiting = ReadingLimiter.MaxWaitingMemory / ReadingLimiter.MemoryBudget;
        var waiting = Enumerable.Range(0, Waiting).Select(_ => Enter(Largest)).ToArray();

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Enter(Largest));

        Assert.Equal("/problems/overloaded", refusal.Problem.Type);
        first.Dispose();
        foreach (var task in waiting)
        {
            (await task).Dispose();
        }
    }

    [Fact]
    public async Task Who_leaves_the_queue_holds_up_nobody()
    {
        using var leaving = new CancellationTokenSource();
        var first = await EnterAtOnceAsync(Largest);
        var left = _limiter.EnterAsync(PhonePhoto, _context.Response, leaving.Token).AsTask();
        var next = Enter(Largest);

        await leaving.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await next;
    }

    public void Dispose() => _limiter.Dispose();

    private Task<IDisposable> Enter(long bytes) =>
        _limiter.EnterAsync(bytes, _context.Response, TestContext.Current.CancellationToken).AsTask();

    private async Task<IDisposable> EnterAtOnceAsync(long bytes)
    {
        var turn = Enter(bytes);
        Assert.True(turn.IsCompleted);
        return await turn;
    }
}

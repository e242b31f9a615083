using System.Net;
using DigitRecognizer.Model.Data;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Model.Tests;

public sealed class ResumableDownloadTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7 % 251))];

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _server = new();
    private readonly Uri _source;

    public ResumableDownloadTests()
    {
        _source = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        _server.Prefixes.Add(_source.AbsoluteUri);
        _server.Start();
    }

    [Fact]
    public async Task What_was_cut_off_goes_on_where_it_stopped()
    {
        List<string?> ranges = [];
        var serving = ServeAsync(2, (context, turn) =>
        {
            ranges.Add(context.Request.Headers["Range"]);
            return turn == 0 ? SendAsync(context, from: 0, upTo: 60_000) : SendAsync(context, FirstOf(context), Content.Length);
        });

        await ResumableDownload.FetchAsync(_source, _folder.Combine("file"), TestContext.Current.CancellationToken);
        await serving;

        Assert.Equal(Content, await File.ReadAllBytesAsync(_folder.Combine("file"), TestContext.Current.CancellationToken));
        Assert.Null(ranges[0]);
        Assert.InRange(FirstOf(ranges[1]!), 1, 60_000);
        Assert.False(File.Exists(_folder.Combine("file.part")));
    }

    [Fact]
    public async Task A_part_left_by_an_earlier_run_is_used()
    {
        await File.WriteAllBytesAsync(_folder.Combine("file.part"), Content[..90_000], TestContext.Current.CancellationToken);
        var sent = 0;
        var serving = ServeAsync(1, (context, _) =>
        {
            sent = Content.Length - FirstOf(context);
            return SendAsync(context, FirstOf(context), Content.Length);
        });

        await ResumableDownload.FetchAsync(_source, _folder.Combine("file"), TestContext.Current.CancellationToken);
        await serving;

        Assert.Equal(10_000, sent);
        Assert.Equal(Content, await File.ReadAllBytesAsync(_folder.Combine("file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_ranges_sends_everything_again()
    {
        await File.WriteAllBytesAsync(_folder.Combine("file.part"), new byte[5], TestContext.Current.CancellationToken);
        var serving = ServeAsync(1, (context, _) => SendAsync(context, from: 0, Content.Length));

        await ResumableDownload.FetchAsync(_source, _folder.Combine("file"), TestContext.Current.CancellationToken);
        await serving;

        Assert.Equal(Content, await File.ReadAllBytesAsync(_folder.Combine("file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_server_does_not_have_is_said_at_once()
    {
        var serving = ServeAsync(1, (context, _) =>
        {
            context.Response.StatusCode = 404;
            context.Response.Close();
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<DownloadException>(
            () => ResumableDownload.FetchAsync(_source, _folder.Combine("file"), TestContext.Current.CancellationToken));
        await serving;

        Assert.Contains("404", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again_from_there()
    {
        List<string?> ranges = [];
        List<HttpListenerContext> silent = [];
        var serving = ServeAsync(3, async (context, turn) =>
        {
            ranges.Add(context.Request.Headers["Range"]);
            if (turn == 2)
            {
                await SendAsync(context, FirstOf(context), Content.Length);
                return;
            }

            silent.Add(context);
            if (turn == 1)
            {
                context.Response.ContentLength64 = Content.Length;
                await context.Response.OutputStream.WriteAsync(Content.AsMemory(0, 60_000), TestContext.Current.CancellationToken);
                await context.Response.OutputStream.FlushAsync(TestContext.Current.CancellationToken);
            }
        });

        await ResumableDownload.FetchAsync(
            _source, _folder.Combine("file"), TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await serving;

        Assert.Equal(Content, await File.ReadAllBytesAsync(_folder.Combine("file"), TestContext.Current.CancellationToken));
        Assert.Equal([null, null], ranges[..2]);
        Assert.InRange(FirstOf(ranges[2]!), 1, 60_000);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_said_to()
    {
        var error = await Assert.ThrowsAsync<DownloadException>(
            () => ResumableDownload.FetchAsync(
                _source, _folder.Combine("file"), TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));

        Assert.Contains("sent nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_the_end_gets_a_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ResumableDownload.FetchAsync(_source, _folder.Combine("file"), stop.Token));
    }

    public void Dispose()
    {
        _server.Close();
        _folder.Dispose();
    }

    private async Task ServeAsync(int requests, Func<HttpListenerContext, int, Task> answer)
    {
        for (var turn = 0; turn < requests; turn++)
        {
            await answer(await _server.GetContextAsync(), turn);
        }
    }

    private static int FirstOf(HttpListenerContext context) => FirstOf(context.Request.Headers["Range"]!);

    private static int FirstOf(string range) =>
        int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Announces everything from a place on, and breaks off where it is told to.</summary>
    private static async Task SendAsync(HttpListenerContext context, int from, int upTo)
    {
        var response = context.Response;
        response.StatusCode = from > 0 ? 206 : 200;
        response.ContentLength64 = Content.Length - from;
        await response.OutputStream.WriteAsync(Content.AsMemory(from, upTo - from));
        await response.OutputStream.FlushAsync();
        if (upTo < Content.Length)
        {
            response.Abort();
        }
        else
        {
            response.Close();
        }
    }
}

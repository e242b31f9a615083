using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>Servers that are slow, starting or missing, and no connection.</summary>
public sealed class RetryTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private const string Predict = "**/predict?*";

    private const string CountRequests =
        """
        () => {
          const { send } = XMLHttpRequest.prototype;
          let underWay = 0;
          window.mostUnderWay = 0;
          XMLHttpRequest.prototype.send = function (body) {
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
            this.addEventListener("loadend", () => underWay--);
            send.call(this, body);
          };
        }
        """;

    [Fact]
    public async Task A_starting_server_is_reported_and_retried_until_it_answers()
    {
        ExpectedMessage = "503";
        var page = await OpenAsync();
        var asleep = true;
        await page.Page.RouteAsync(Predict, route => asleep
            ? route.FulfillAsync(
                new() { Status = 503, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "2" } })
            : route.ContinueAsync());

        await page.Pad.DrawAsync(3);

        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("Starting the server…");
        // Something moves, and time passes.
        await Assertions.Expect(page.Answer.Progress).ToBeVisibleAsync();
        Assert.Equal(["running"], await page.Answer.MovingAsync());
        await Assertions.Expect(page.Answer.Waited).ToHaveTextAsync(Pattern("^[0-9]+ s so far.$"));
        await Assertions.Expect(page.Answer.Waited).Not.ToHaveTextAsync(await page.Answer.Waited.InnerTextAsync());
        await KeepScreenshotAsync(page.Page, "waking");
        asleep = false;
        await page.Answer.ShowsAsync("3");
        await Assertions.Expect(page.Answer.Progress).ToBeHiddenAsync();
        await Assertions.Expect(page.Answer.Waited).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_and_can_be_asked_again()
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();
        await page.Page.RouteAsync(Predict, route => route.AbortAsync());
        await page.Pad.DrawAsync(2);
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("Starting the server…");

        // The backoff takes half a minute in all.
        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("The server does not answer.", new() { Timeout = 60_000 });
        await KeepScreenshotAsync(page.Page, "unreachable");
        await page.Page.UnrouteAsync(Predict);
        await page.Answer.Again.ClickAsync();

        await page.Answer.ShowsAsync("2");
    }

    [Fact]
    public async Task Offline_is_reported_and_the_drawing_is_read_when_the_connection_is_back()
    {
        ExpectedMessage = "ERR_INTERNET_DISCONNECTED";
        var page = await OpenAsync();
        await page.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("You are offline.");

        await page.Pad.DrawAsync(6);
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("You are offline.");
        await KeepScreenshotAsync(page.Page, "offline");
        await page.Page.Context.SetOfflineAsync(false);

        await page.Answer.ShowsAsync("6");
    }

    [Fact]
    public async Task At_most_one_request_is_under_way_and_the_newest_wins()
    {
        var page = await OpenAsync();
        await page.Page.EvaluateAsync(CountRequests);
        await page.Page.RouteAsync(Predict, async route =>
        {
            await Task.Delay(150, Cancellation);
            await route.ContinueAsync();
        });

        await page.Pad.DrawAsync(8);
        await page.Pad.Button("Clear").ClickAsync();
        await page.Pad.DrawAsync(5);

        await page.Answer.ShowsAsync("5");
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("mostUnderWay"));
    }

    [Fact]
    public async Task A_late_answer_to_an_old_drawing_is_dropped()
    {
        var page = await OpenAsync();
        var hold = new TaskCompletionSource();
        await page.Page.RouteAsync(Predict, async route =>
        {
            await hold.Task;
            await route.ContinueAsync();
        });
        await page.Pad.StrokeAsync([(0.5, 0.2), (0.5, 0.8)]);

        await page.Pad.Button("Clear").ClickAsync();
        hold.SetResult();
        await page.Page.UnrouteAllAsync();

        await page.Pad.DrawAsync(0);
        await page.Answer.ShowsAsync("0");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task One_line_shows_the_version_and_where_the_time_went()
    {
        var page = await OpenAsync();
        await Assertions.Expect(page.Times).ToHaveTextAsync(Pattern("^Model [0-9a-f]{12}$"));

        await page.Pad.DrawAsync(1);

        await Assertions.Expect(page.Times)
            .ToHaveTextAsync(Pattern(@"^Model [0-9a-f]{12} · server [\d.]+ ms, of which inference [\d.]+ ms · transfer [\d.]+ ms$"));
    }

    private static System.Text.RegularExpressions.Regex Pattern(string text) =>
        new(text, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}

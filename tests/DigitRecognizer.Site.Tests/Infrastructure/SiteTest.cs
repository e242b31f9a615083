using System.Collections.Concurrent;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>
/// A test in a browser context of its own. A message on the console fails it; a failed one leaves a screenshot and a trace under artifacts.
/// </summary>
public abstract class SiteTest(BrowserHost browser, SiteHost site) : IAsyncDisposable
{
    /// <summary>Chromium's advice to a page that reads a canvas often: it is the tests that do.</summary>
    private const string ReadbackAdvice = "Multiple readback operations";

    private readonly ConcurrentQueue<string> _messages = new();
    private readonly List<IBrowserContext> _contexts = [];

    /// <summary>Part of a console message that this test provokes: the browser itself reports each failed request.</summary>
    protected string? ExpectedMessage { get; set; }

    protected SiteHost Site => site;

    protected IBrowser Browser => browser.Browser;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        var context = await Browser.NewContextAsync(options ?? new());
        _contexts.Add(context);
        context.SetDefaultTimeout(15_000);
        await context.Tracing.StartAsync(new());
        var page = await context.NewPageAsync();
        page.Console += (_, message) => _messages.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _messages.Enqueue(error);
        return page;
    }

    /// <summary>Opens the site and waits until its scripts have run.</summary>
    protected async Task<DigitPage> OpenAsync(BrowserNewContextOptions? options = null, string path = "")
    {
        var page = await NewPageAsync(options);
        var digitPage = new DigitPage(page);
        await digitPage.GotoAsync(new Uri(site.BaseAddress, path));
        return digitPage;
    }

    /// <summary>A picture of a state, for people to look at after the run.</summary>
    protected static Task KeepScreenshotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Artifacts.Screenshot(name), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var name = TestContext.Current.TestMethod?.MethodName ?? "test";
        foreach (var context in _contexts)
        {
            foreach (var page in failed ? context.Pages : [])
            {
                await page.ScreenshotAsync(new() { Path = Artifacts.Failure($"{name}.png"), FullPage = true });
            }

            await context.Tracing.StopAsync(new() { Path = failed ? Artifacts.Failure($"{name}.zip") : null });
            await context.CloseAsync();
        }

        string[] expected = [ReadbackAdvice, ExpectedMessage ?? ReadbackAdvice];
        Assert.DoesNotContain(_messages, message => !expected.Any(part => message.Contains(part, StringComparison.Ordinal)));
    }
}

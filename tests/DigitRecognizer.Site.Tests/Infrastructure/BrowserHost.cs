using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>One browser for all tests; each test opens a context of its own in it.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            // Room for a machine that is busy with other things: a wait ends when its condition holds.
            Assertions.SetDefaultExpectTimeout(20_000);
            var program = await Chromium.FindAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
        }
        catch (NoBrowserException e)
        {
            _missing = e.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

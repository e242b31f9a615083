using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>The drawing is kept for as long as the tab is open.</summary>
public sealed class SessionTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task The_drawing_is_there_after_a_reload_and_after_Back()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(4);
        await page.Answer.ShowsAsync("4");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        var ink = await page.Pad.InkAsync();

        await page.Page.ReloadAsync();
        await page.Answer.ShowsAsync("4");
        Assert.InRange(await page.Pad.InkAsync() / (double)ink, 0.95, 1.05);

        await page.Page.GotoAsync("about:blank");
        await page.Page.GoBackAsync();
        await page.Answer.ShowsAsync("4");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_drawn_after_a_link_was_copied_is_kept_and_not_the_link()
    {
        var page = await OpenAsync();
        await page.ReadNumbersAsync();
        await page.Pad.SetPenWidthAsync(10);
        await page.Pad.DrawAsync(4, 0.27, 0.5, 0.4);
        await page.Answer.ShowsAsync("4");
        await page.Pad.Button("Copy link").ClickAsync();
        await Assertions.Expect(page.Note).Not.ToBeEmptyAsync();
        await page.Pad.DrawAsync(2, 0.73, 0.5, 0.4);
        await page.Answer.ShowsAsync("42");

        await page.Page.ReloadAsync();

        await page.Answer.ShowsAsync("42");
    }

    [Fact]
    public async Task A_cleared_canvas_stays_clear_and_another_tab_starts_empty()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(1);
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);

        var other = await page.Page.Context.NewPageAsync();
        await other.GotoAsync(Site.BaseAddress.AbsoluteUri);
        await Assertions.Expect(other.Locator("#draw-here")).ToBeVisibleAsync();
        await page.Pad.Button("Clear").ClickAsync();
        await page.Page.ReloadAsync();

        await Assertions.Expect(page.Pad.Hint).ToBeVisibleAsync();
    }
}

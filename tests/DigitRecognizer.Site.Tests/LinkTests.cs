using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class LinkTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task A_copied_link_opens_the_drawing_to_another_browser()
    {
        var page = await OpenAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.Pad.DrawAsync(9);
        await page.Answer.ShowsAsync("9");

        await page.Pad.Button("Copy link").ClickAsync();

        await Assertions.Expect(page.Note).ToHaveTextAsync("Link copied. It contains the drawing.");
        var link = await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.InRange(link.Length, 50, 2000);
        var other = await OpenAsync(path: new Uri(link).PathAndQuery + new Uri(link).Fragment);
        await other.Answer.ShowsAsync("9");
        Assert.InRange(await other.Pad.InkAsync() / (double)await page.Pad.InkAsync(), 0.95, 1.05);
    }

    [Fact]
    public async Task Without_a_clipboard_the_link_is_in_the_address_bar()
    {
        var page = await OpenAsync();
        await page.Page.EvaluateAsync(
            "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await page.Pad.DrawAsync(4);

        await page.Pad.Button("Copy link").ClickAsync();

        await Assertions.Expect(page.Note).ToContainTextAsync("The link is in the address bar.");
        Assert.Contains("#draw=", page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_a_number_reads_a_number()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.ReadNumbersAsync();
        await page.Pad.Samples.First.ClickAsync();
        await page.Pad.Button("Copy link").ClickAsync();
        await Assertions.Expect(page.Note).Not.ToBeEmptyAsync();

        var other = await OpenAsync(path: new Uri(page.Page.Url).Fragment);

        await other.Answer.ShowsAsync("42");
    }

    [Theory]
    [InlineData("#draw=AQASAA")]
    [InlineData("#draw=AQASAAIAAA")]
    [InlineData("#draw=%%%")]
    [InlineData("#draw=")]
    [InlineData("#draw=CQASAAE")]
    public async Task A_broken_link_is_reported(string fragment)
    {
        var page = await OpenAsync(path: fragment);

        await Assertions.Expect(page.Note).ToContainTextAsync("This link does not contain a whole drawing.");
        Assert.Equal(0, await page.Pad.InkAsync());
    }
}

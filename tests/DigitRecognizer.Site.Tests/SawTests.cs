using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;

namespace DigitRecognizer.Site.Tests;

public sealed class SawTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task The_28_by_28_pixels_that_the_network_saw_are_shown()
    {
        var page = await OpenAsync();
        Assert.Equal(0, await SawCard.BrightAsync(page.Saw.Input));

        await page.Pad.DrawAsync(8);
        await page.Answer.ShowsAsync("8");

        Assert.InRange(await SawCard.BrightAsync(page.Saw.Input), 40, 250);
    }
}

using Deque.AxeCore.Playwright;
using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>axe finds nothing, whatever the page shows.</summary>
public sealed class AccessibilityTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_while_drawing(ColorScheme scheme, int width)
    {
        var page = await OpenInAsync(scheme, width);
        await FindsNothingAsync(page, $"empty-{scheme}-{width}");

        await page.Pad.DrawAsync(7);
        await page.Answer.ShowsAsync("7");
        await page.Network.ToggleLayersAsync();
        await page.History.IsRight(0).ClickAsync();
        await page.Pad.Button("Eraser").ClickAsync();
        await FindsNothingAsync(page, $"drawn-{scheme}-{width}");

        await page.Answer.ShowCode.ClickAsync();
        await FindsNothingAsync(page, $"code-{scheme}-{width}");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_with_a_number(ColorScheme scheme, int width)
    {
        var page = await OpenInAsync(scheme, width);

        await page.ReadNumbersAsync();
        await page.Pad.Samples.First.ClickAsync();
        await page.Answer.ShowsAsync("42");
        await FindsNothingAsync(page, $"number-{scheme}-{width}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_while_uploading(ColorScheme scheme)
    {
        var page = await OpenInAsync(scheme, 768);
        await page.UploadTab.ClickAsync();
        await FindsNothingAsync(page, $"upload-{scheme}");

        await page.Upload.ChooseAsync(await Pictures.OfDigitAsync(page.Page, 2, "image/jpeg"));
        await page.Answer.ShowsAsync("2");
        await FindsNothingAsync(page, $"uploaded-{scheme}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_when_it_goes_wrong(ColorScheme scheme)
    {
        ExpectedMessage = "ERR_INTERNET_DISCONNECTED";
        var page = await OpenInAsync(scheme, 1024);
        await page.DoubtAsync();
        await page.Pad.DrawAsync(7);
        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Not sure.");
        await FindsNothingAsync(page, $"refused-{scheme}");

        await page.Upload.DropAsync(
            new FilePayload { Name = "torn.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, .. new byte[10_500_000]] });
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("over 10 MB");
        await FindsNothingAsync(page, $"failed-{scheme}");

        await page.DrawTab.ClickAsync();
        await page.Pad.Button("Clear").ClickAsync();
        await page.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("offline");
        await FindsNothingAsync(page, $"offline-{scheme}");
    }

    private Task<DigitPage> OpenInAsync(ColorScheme scheme, int width) =>
        OpenAsync(
            new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });

    private static async Task FindsNothingAsync(DigitPage page, string state)
    {
        await KeepScreenshotAsync(page.Page, state.ToLowerInvariant());
        var result = await page.Page.RunAxe();
        Assert.Empty(result.Violations.Select(
            violation => $"{state}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }
}

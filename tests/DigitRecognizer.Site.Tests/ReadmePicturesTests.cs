using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Testing;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>The README's pictures of the running site. With UPDATE_README_PICTURES=1 they replace the ones in docs/.</summary>
public sealed class ReadmePicturesTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private const int Heaviest = 150_000;

    private static readonly BrowserNewContextOptions Window =
        new() { ViewportSize = new() { Width = 1200, Height = 800 }, ReducedMotion = ReducedMotion.Reduce };

    [Fact]
    public async Task Drawing()
    {
        var page = await OpenAsync(Window);
        foreach (var digit in new[] { 3, 8, 2 })
        {
            await page.Pad.Samples.Nth(digit).ClickAsync();
            await page.Answer.ShowsAsync($"{digit}");
        }

        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(3);
        await TakeAsync(page.Page, "draw.png");
    }

    [Fact]
    public async Task Uploading()
    {
        var page = await OpenAsync(Window);

        await page.Upload.DropAsync(await Pictures.OfDigitAsync(page.Page, 5, "image/jpeg", 800, 600, "#23305f", "#f4efe4", "#b9b09e"));

        await page.Answer.ShowsAsync("5");
        await Assertions.Expect(page.Upload.Boxes).ToHaveCountAsync(1);
        await TakeAsync(page.Page, "upload.png");
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var picture = await page.ScreenshotAsync(new() { Path = Artifacts.Screenshot($"readme-{name[..^4]}") });
        Assert.InRange(picture.Length, 10_000, Heaviest);
        if (Environment.GetEnvironmentVariable("UPDATE_README_PICTURES") == "1")
        {
            Directory.CreateDirectory(RepositoryRoot.Combine("docs"));
            await File.WriteAllBytesAsync(RepositoryRoot.Combine("docs", name), picture, Cancellation);
        }
    }
}

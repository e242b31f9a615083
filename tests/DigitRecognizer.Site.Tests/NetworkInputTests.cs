using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class NetworkInputTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task The_28_by_28_pixels_given_to_the_network_are_shown()
    {
        var page = await OpenAsync();
        Assert.Equal(0, await NetworkCard.BrightAsync(page.Network.Input));

        await page.Pad.DrawAsync(8);
        await page.Answer.ShowsAsync("8");

        Assert.InRange(await NetworkCard.BrightAsync(page.Network.Input), 40, 250);
    }

    [Fact]
    public async Task The_six_and_the_sixteen_feature_maps_are_shown_when_asked_for()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(3);
        await page.Answer.ShowsAsync("3");
        var explained = page.Page.WaitForRequestAsync("**/predict?*explain=layers");

        await page.Network.ToggleLayersAsync();

        await explained;
        await Assertions.Expect(page.Network.SecondMaps).ToBeVisibleAsync();
        await Poll.UntilAsync(async () =>
            await NetworkCard.BrightAsync(page.Network.FirstMaps) > 5 && await NetworkCard.BrightAsync(page.Network.SecondMaps) > 5);
        Assert.Equal(6, await MapsAsync(page.Network.FirstMaps, 6, 1));
        Assert.Equal(16, await MapsAsync(page.Network.SecondMaps, 8, 2));
        await KeepScreenshotAsync(page.Page, "layers");
    }

    /// <summary>How many of the tiles are painted.</summary>
    private static Task<int> MapsAsync(ILocator canvas, int columns, int rows) => canvas.EvaluateAsync<int>(
        """
        (canvas, [columns, rows]) => {
          const context = canvas.getContext("2d");
          const [width, height] = [(canvas.width + 1) / columns, (canvas.height + 1) / rows];
          let count = 0;
          for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++)
            count += context.getImageData(x * width, y * height, 1, 1).data[3] === 255;
          return count;
        }
        """,
        new[] { columns, rows });
}

using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class NumberTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    /// <summary>The middle of each box, in shares of the canvas.</summary>
    private const string Middles =
        """
        () => {
          const canvas = document.querySelector("#canvas").getBoundingClientRect();
          return [...document.querySelectorAll("#canvas-boxes .box")].map(box => box.getBoundingClientRect())
            .map(box => [(box.x + box.width / 2 - canvas.x) / canvas.width, (box.y + box.height / 2 - canvas.y) / canvas.height]);
        }
        """;

    [Fact]
    public async Task A_drawn_number_is_read_with_a_box_around_each_digit()
    {
        var page = await OpenAsync();
        await page.ReadNumbersAsync();
        await page.Pad.SetPenWidthAsync(10);

        await page.Pad.DrawAsync(4, 0.2, 0.5, 0.35);
        await page.Pad.DrawAsync(0, 0.5, 0.5, 0.35);
        await page.Pad.DrawAsync(7, 0.8, 0.5, 0.35);

        await page.Answer.ShowsAsync("407");
        await Assertions.Expect(page.Pad.Boxes).ToHaveTextAsync(["4", "0", "7"]);
        // The number may be known before the last stroke is done, and its boxes with it: wait for those of the whole drawing.
        double[] expected = [0.2, 0.5, 0.8];
        await Poll.UntilAsync(async () =>
        {
            var middles = await page.Page.EvaluateAsync<double[][]>(Middles);
            return middles.Length == 3
                && middles.Zip(expected).All(pair => Math.Abs(pair.First[0] - pair.Second) < 0.04 && Math.Abs(pair.First[1] - 0.5) < 0.04);
        });
        await KeepScreenshotAsync(page.Page, "number");
    }

    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("phone-dark", ColorScheme.Dark, 390)]
    public async Task The_signs_of_a_line_get_boxes_too(string name, ColorScheme scheme, int width)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await page.ReadNumbersAsync();
        await page.Pad.SetPenWidthAsync(10);
        await page.Pad.StrokeAsync([(0.12, 0.5), (0.25, 0.5)]);
        await page.Pad.DrawAsync(7, 0.55, 0.5, 0.4);

        await Assertions.Expect(page.Pad.Boxes).ToHaveTextAsync(["7", "-"]);
        await KeepScreenshotAsync(page.Page, $"sign-{name}");
    }

    [Fact]
    public async Task Choosing_a_digit_of_the_number_shows_its_bars_and_its_pixels()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.ReadNumbersAsync();
        await page.Pad.Samples.First.ClickAsync();
        await page.Answer.ShowsAsync("42");
        await Assertions.Expect(page.Answer.Digits).ToHaveTextAsync(["4", "2"]);

        await page.Answer.Digits.Nth(0).ClickAsync();
        await Assertions.Expect(page.Answer.BestBar.Locator("span").First).ToHaveTextAsync("4");
        await page.Answer.Digits.Nth(1).ClickAsync();

        await Assertions.Expect(page.Answer.BestBar.Locator("span").First).ToHaveTextAsync("2");
        await Assertions.Expect(page.Answer.Digits.Nth(1)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Each_sample_number_is_written_and_read()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.ReadNumbersAsync();
        string[] numbers = ["42", "107", "365", "2048"];

        for (var i = 0; i < numbers.Length; i++)
        {
            await page.Pad.Samples.Nth(i).ClickAsync();
            await page.Answer.ShowsAsync(numbers[i]);
        }
    }

    [Fact]
    public async Task A_picture_of_a_number_gets_its_boxes_on_the_picture()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.ReadNumbersAsync();
        await page.Pad.Samples.Nth(1).ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Pad.Button("Save picture").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Cancellation);

        await page.Upload.DropAsync(new FilePayload { Name = "number.png", MimeType = "image/png", Buffer = bytes });

        await page.Answer.ShowsAsync("107");
        await Assertions.Expect(page.Upload.Boxes).ToHaveTextAsync(["1", "0", "7"]);
    }
}

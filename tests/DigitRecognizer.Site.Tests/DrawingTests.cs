using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class DrawingTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_digit_drawn_with_the_mouse_is_read(int digit)
    {
        var page = await OpenAsync();

        await page.Pad.DrawAsync(digit);

        await page.Answer.ShowsAsync($"{digit}");
    }

    [Theory]
    [InlineData(7, 0.2, 0.2, 0.3, 12)]
    [InlineData(3, 0.8, 0.2, 0.3, 8)]
    [InlineData(2, 0.2, 0.8, 0.25, 10)]
    [InlineData(5, 0.82, 0.8, 0.28, 8)]
    [InlineData(0, 0.5, 0.5, 0.15, 5)]
    [InlineData(4, 0.5, 0.5, 0.95, 6)]
    [InlineData(6, 0.5, 0.5, 0.9, 36)]
    [InlineData(1, 0.9, 0.5, 0.6, 30)]
    public async Task A_digit_is_read_in_any_place_size_and_thickness(int digit, double x, double y, double size, int penWidth)
    {
        var page = await OpenAsync();
        await page.Pad.SetPenWidthAsync(penWidth);

        await page.Pad.DrawAsync(digit, x, y, size);

        await page.Answer.ShowsAsync($"{digit}");
    }

    [Fact]
    public async Task The_answer_carries_a_confidence_and_ten_bars_of_which_the_best_is_marked()
    {
        var page = await OpenAsync();

        await page.Pad.DrawAsync(7);

        await page.Answer.ShowsAsync("7");
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("% sure");
        await Assertions.Expect(page.Answer.Bars).ToHaveCountAsync(10);
        await Assertions.Expect(page.Answer.BestBar.Locator("span").First).ToHaveTextAsync("7");
        await KeepScreenshotAsync(page.Page, "drawn");
    }

    [Fact]
    public async Task It_is_read_while_it_is_drawn()
    {
        var page = await OpenAsync();
        var points = await page.Pad.OnScreenAsync([(0.5, 0.15), (0.5, 0.35), (0.5, 0.6), (0.5, 0.85)]);

        await page.Page.Mouse.MoveAsync(points[0].X, points[0].Y);
        await page.Page.Mouse.DownAsync();
        foreach (var (x, y) in points.Skip(1))
        {
            await page.Page.Mouse.MoveAsync(x, y, new() { Steps = 5 });
        }

        await page.Answer.ShowsAsync("1");
        await page.Page.Mouse.UpAsync();
    }

    [Fact]
    public async Task The_body_stays_under_64_KB_whatever_is_drawn()
    {
        var page = await OpenAsync();
        var largest = 0;
        page.Page.Request += (_, request) => largest = Math.Max(largest, request.PostDataBuffer?.Length ?? 0);
        await page.Pad.SetPenWidthAsync(40);

        for (var line = 0; line < 10; line++)
        {
            await page.Pad.StrokeAsync([(0.02, line / 9.0), (0.98, line / 9.0)]);
        }

        await Assertions.Expect(page.Answer.Headline).Not.ToHaveTextAsync("Reading…");
        Assert.InRange(largest, 25_000, 64_000);
    }

    [Fact]
    public async Task Clear_empties_the_canvas_and_the_answer()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(3);
        await page.Answer.ShowsAsync("3");

        await page.Pad.Button("Clear").ClickAsync();

        await page.Answer.ShowsAsync("");
        Assert.Equal(0, await page.Pad.InkAsync());
        await Assertions.Expect(page.Pad.Hint).ToBeVisibleAsync();
    }
}

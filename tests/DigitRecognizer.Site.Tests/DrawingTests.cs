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
    public async Task A_stroke_drawn_in_slow_steps_has_clean_edges()
    {
        var page = await OpenAsync();
        var ends = await page.Pad.OnScreenAsync([(0.1, 0.4), (0.9, 0.6)]);
        var (left, top) = ends[0];
        var width = (int)(ends[1].X - left);
        var slope = (ends[1].Y - top) / width;

        await page.Page.Mouse.MoveAsync(left, top);
        await page.Page.Mouse.DownAsync();
        for (var x = 2; x <= width; x += 2)
        {
            // A slow mouse reports whole pixels: a line that is not level becomes a staircase.
            await page.Page.Mouse.MoveAsync(left + x, MathF.Round(top + (x * slope)));
        }

        await page.Page.Mouse.UpAsync();

        var heights = await page.Pad.InkHeightsAsync();
        var middle = heights[(heights.Length / 5)..(heights.Length * 4 / 5)];
        Assert.InRange(middle.Max() - middle.Min(), 0, 1.5);
        // The pixels of a clean edge are half covered on average; where pieces of a stroke overlap they are covered more.
        Assert.InRange(await page.Pad.EdgeCoverageAsync(), 0.45, 0.55);
    }

    [Fact]
    public async Task A_first_time_visitor_sees_a_digit_drawn_that_fades()
    {
        var page = await OpenAsync();
        await Assertions.Expect(page.Pad.HintDigit).ToBeVisibleAsync();

        await Assertions.Expect(page.Pad.HintDigit).ToHaveCSSAsync("opacity", "0");
        await Assertions.Expect(page.Pad.Hint).ToBeVisibleAsync();
        await page.Pad.DrawAsync(1);
        await Assertions.Expect(page.Pad.Hint).ToBeHiddenAsync();
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);

        await page.Pad.Button("Clear").ClickAsync();
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Pad.Hint).ToBeVisibleAsync();
        await Assertions.Expect(page.Pad.HintDigit).ToBeHiddenAsync();
    }

    [Fact]
    public async Task With_reduced_motion_the_drawn_hint_stands_still()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        await Assertions.Expect(page.Pad.HintDigit).ToBeVisibleAsync();
        Assert.Equal(0, await page.Pad.Hint.EvaluateAsync<int>("hint => hint.getAnimations({ subtree: true }).length"));
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

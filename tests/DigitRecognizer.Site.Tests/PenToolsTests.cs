using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class PenToolsTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private static readonly (double, double)[] Line = [(0.3, 0.5), (0.7, 0.5)];

    [Fact]
    public async Task Undo_and_redo_take_a_stroke_back_and_bring_it_again_by_button()
    {
        var page = await OpenAsync();
        await page.Pad.StrokeAsync([(0.5, 0.2), (0.5, 0.8)]);
        await page.Answer.ShowsAsync("1");
        var oneStroke = await page.Pad.InkAsync();
        await page.Pad.StrokeAsync([(0.2, 0.2), (0.2, 0.8)]);

        await page.Pad.Button("Undo").ClickAsync();
        Assert.Equal(oneStroke, await page.Pad.InkAsync());
        await page.Pad.Button("Undo").ClickAsync();
        Assert.Equal(0, await page.Pad.InkAsync());
        await page.Answer.ShowsAsync("");
        await Assertions.Expect(page.Pad.Button("Undo")).ToHaveAttributeAsync("aria-disabled", "true");

        await page.Pad.Button("Redo").ClickAsync();
        Assert.Equal(oneStroke, await page.Pad.InkAsync());
        await page.Answer.ShowsAsync("1");
    }

    [Fact]
    public async Task Undo_and_redo_answer_to_the_keyboard_and_undo_clearing_too()
    {
        var page = await OpenAsync();
        await page.Pad.StrokeAsync(Line);
        var ink = await page.Pad.InkAsync();
        await page.Pad.Button("Clear").ClickAsync();

        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(ink, await page.Pad.InkAsync());

        await page.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(0, await page.Pad.InkAsync());

        await page.Page.Keyboard.PressAsync("Control+Shift+z");
        Assert.Equal(ink, await page.Pad.InkAsync());

        await page.Page.Keyboard.PressAsync("Control+y");
        Assert.Equal(0, await page.Pad.InkAsync());
    }

    [Fact]
    public async Task The_eraser_takes_ink_away_and_the_answer_follows()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(7, 0.5, 0.5, 0.6);
        await page.Answer.ShowsAsync("7");
        var before = await page.Pad.InkAsync();

        await page.Pad.Button("Eraser").ClickAsync();
        await page.Pad.StrokeAsync([(0.3, 0.27), (0.57, 0.27)]);

        Assert.InRange(await page.Pad.InkAsync(), 1, before * 3 / 4);
        await page.Answer.ShowsAsync("1");
        await page.Pad.SetPenWidthAsync(40);
        await Assertions.Expect(page.Pad.Button("Eraser")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task Erasing_everything_is_an_empty_canvas_and_no_mistake()
    {
        var page = await OpenAsync();
        await page.Pad.SetPenWidthAsync(4);
        await page.Pad.StrokeAsync(Line);

        await page.Pad.Button("Eraser").ClickAsync();
        await page.Pad.StrokeAsync([(0.2, 0.5), (0.8, 0.5)]);

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Draw a digit, 0 to 9.");
        Assert.Equal(0, await page.Pad.InkAsync());
    }

    [Fact]
    public async Task The_pen_width_sets_how_much_ink_a_stroke_leaves()
    {
        var page = await OpenAsync();
        await page.Pad.SetPenWidthAsync(6);
        await page.Pad.StrokeAsync(Line);
        var thin = await page.Pad.InkAsync();
        await page.Pad.Button("Clear").ClickAsync();

        await page.Pad.SetPenWidthAsync(36);
        await page.Pad.StrokeAsync(Line);

        Assert.InRange((double)await page.Pad.InkAsync() / thin, 5, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_canvas_is_sharp_at_any_density_and_keeps_its_ink_when_resized(int density)
    {
        var page = await OpenAsync(new() { DeviceScaleFactor = density, ViewportSize = new() { Width = 1280, Height = 800 } });
        await page.Pad.StrokeAsync(Line);
        var ink = await page.Pad.InkAsync();
        var width = await WidthAsync(page.Pad.Canvas);

        await page.Page.SetViewportSizeAsync(360, 740);

        await Assertions.Expect(page.Pad.Canvas).Not.ToHaveAttributeAsync("width", $"{width.Own}");
        var small = await WidthAsync(page.Pad.Canvas);
        Assert.Equal(width.Shown * density, width.Own);
        Assert.Equal(small.Shown * density, small.Own);
        var shrunk = Math.Pow((double)small.Own / width.Own, 2);
        Assert.InRange(await page.Pad.InkAsync() / (ink * shrunk), 0.9, 1.1);
    }

    [Fact]
    public async Task Each_sample_digit_is_written_and_read()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await Assertions.Expect(page.Pad.Samples).ToHaveCountAsync(10);

        for (var digit = 0; digit < 10; digit++)
        {
            await page.Pad.Samples.Nth(digit).ClickAsync();
            await page.Answer.ShowsAsync($"{digit}");
        }
    }

    [Fact]
    public async Task A_sample_is_written_before_the_eyes_and_gives_way_to_the_visitor()
    {
        var page = await OpenAsync();

        await page.Pad.Samples.Nth(8).ClickAsync();
        await page.Pad.Button("Clear").ClickAsync();
        await page.Pad.DrawAsync(7);

        await page.Answer.ShowsAsync("7");
    }

    [Fact]
    public async Task The_drawing_can_be_saved_as_a_picture_that_is_read_the_same()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(5);
        await page.Answer.ShowsAsync("5");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Pad.Button("Save picture").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Cancellation);

        Assert.Equal("digit.png", download.SuggestedFilename);
        await page.Pad.Button("Clear").ClickAsync();
        await page.Upload.DropAsync(new FilePayload { Name = "digit.png", MimeType = "image/png", Buffer = bytes });
        await page.Answer.ShowsAsync("5");
    }

    private static async Task<(int Own, int Shown)> WidthAsync(ILocator canvas)
    {
        var widths = await canvas.EvaluateAsync<int[]>("canvas => [canvas.width, canvas.clientWidth]");
        return (widths[0], widths[1]);
    }
}

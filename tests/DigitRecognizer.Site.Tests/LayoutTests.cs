using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class LayoutTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private const string WatchShifts =
        """
        globalThis.shifts = [];
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            const names = entry.sources.map(source => source.node?.id || source.node?.className || source.node?.nodeName);
            shifts.push(`${entry.value}: ${names}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        """;

    private const string Places =
        """
        () => [...document.querySelectorAll("main > section, .hero, .measures, #bars li, #times, #samples, .tools, h2, #canvas")]
          // The history, the last card, grows downwards.
          .filter(element => !element.matches("#history, #history .tools"))
          .map(element => JSON.stringify(element.getBoundingClientRect()))
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Nothing_moves_when_the_page_loads_or_an_answer_comes(int width)
    {
        var page = new DigitPage(await NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } }));
        await page.Page.AddInitScriptAsync(WatchShifts);
        await page.GotoAsync(Site.BaseAddress);
        await Assertions.Expect(page.Times).ToContainTextAsync("Model ");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("shifts"));
        var before = await page.Page.EvaluateAsync<string[]>(Places);

        await page.Pad.DrawAsync(7);
        await page.Answer.ShowsAsync("7");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);

        Assert.Equal(before, await page.Page.EvaluateAsync<string[]>(Places));
    }

    [Theory]
    [InlineData(320, "ltr")]
    [InlineData(360, "ltr")]
    [InlineData(768, "ltr")]
    [InlineData(1440, "ltr")]
    [InlineData(360, "rtl")]
    [InlineData(1440, "rtl")]
    public async Task Nothing_sticks_out_at_any_width_in_either_direction(int width, string direction)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 740 } });
        await page.Page.EvaluateAsync($"document.documentElement.dir = '{direction}'");

        await page.Pad.DrawAsync(5);
        await page.Answer.ShowsAsync("5");

        Assert.Equal("", await StickingOutAsync(page));
        await KeepScreenshotAsync(page.Page, $"width-{width}-{direction}");
    }

    [Fact]
    public async Task Zoom_of_200_percent_with_text_twice_as_large_again_is_whole()
    {
        // Zoomed to 200 %, a window of 1280 x 800 is one of 640 x 400.
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 640, Height = 400 } });
        await page.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

        await page.Pad.DrawAsync(5);
        await page.Answer.ShowsAsync("5");

        Assert.Equal("", await StickingOutAsync(page));
        await KeepScreenshotAsync(page.Page, "zoom");
    }

    [Fact]
    public async Task On_a_phone_the_digit_is_in_sight_while_it_is_drawn()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });

        await page.Pad.DrawAsync(2);
        await page.Answer.ShowsAsync("2");

        var digit = (await page.Answer.Digit.BoundingBoxAsync())!;
        var canvas = (await page.Pad.Canvas.BoundingBoxAsync())!;
        Assert.InRange(digit.Y + digit.Height, canvas.Y + canvas.Height, 640);
    }

    [Fact]
    public async Task Reduced_motion_moves_nothing_by_itself()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        var moving = await page.Page.EvaluateAsync<int>(
            """
            [...document.querySelectorAll("*")].flatMap(element => [undefined, "::before"].map(part => getComputedStyle(element, part)))
              .filter(style => (parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none")
                || style.animationName !== "none").length
            """);

        Assert.Equal(0, moving);
    }

    [Fact]
    public async Task Forced_colours_reach_the_canvas_and_the_bars()
    {
        var page = await OpenAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });

        await page.Pad.StrokeAsync([(0.5, 0.2), (0.5, 0.8)]);
        await page.Answer.ShowsAsync("1");

        var colours = await page.Page.EvaluateAsync<string[]>(
            """
            () => {
              const canvas = document.querySelector("#canvas");
              const [red, green, blue] = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
              return [`rgb(${red}, ${green}, ${blue})`, getComputedStyle(document.body).color,
                getComputedStyle(document.querySelector("#bars .bar"), "::before").backgroundColor];
            }
            """);
        Assert.Equal(colours[1], colours[0]);
        Assert.Equal(colours[1], colours[2]);
        await KeepScreenshotAsync(page.Page, "forced-colours");
    }

    [Fact]
    public async Task The_ink_follows_when_the_screen_turns_dark()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Light });
        await page.Pad.StrokeAsync([(0.5, 0.2), (0.5, 0.8)]);
        const string Red =
            "document.querySelector('#canvas').getContext('2d').getImageData(document.querySelector('#canvas').width / 2, "
            + "document.querySelector('#canvas').height / 2, 1, 1).data[0]";
        await Poll.UntilAsync(async () => await page.Page.EvaluateAsync<int>(Red) is > 0 and < 100);

        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await Poll.UntilAsync(async () => await page.Page.EvaluateAsync<int>(Red) > 200);
    }

    /// <summary>What reaches beyond the window or is cut off by its own box.</summary>
    private static Task<string> StickingOutAsync(DigitPage page) => page.Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll("body *")]
          .filter(element => element.checkVisibility() && !element.closest(".unseen, .symbols, .skip, #canvas-help"))
          .filter(element => {
            const box = element.getBoundingClientRect();
            const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "hidden"
              && element.clientWidth > 0;
            return box.right > innerWidth + 0.5 || box.left < -0.5 || isCut;
          })
          .map(element => element.id || element.className || element.outerHTML.slice(0, 60)).join(", ")
        """);
}

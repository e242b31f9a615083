using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class KeyboardTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task A_digit_is_drawn_with_the_arrow_keys_and_spoken_by_the_live_region()
    {
        var page = await OpenAsync();
        await TabToAsync(page, "canvas");

        await page.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Said).ToHaveTextAsync("Pen down");
        await PressAsync(page, "ArrowDown", 14);
        await page.Page.Keyboard.PressAsync("Space");

        await page.Answer.ShowsAsync("1");
        await Assertions.Expect(page.Said).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(
            "^1. \\d+% sure.$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await KeepScreenshotAsync(page.Page, "keyboard");
    }

    [Fact]
    public async Task The_pen_is_lifted_between_strokes_and_Delete_clears()
    {
        var page = await OpenAsync();
        await TabToAsync(page, "canvas");

        await PressAsync(page, "ArrowLeft", 5);
        await page.Page.Keyboard.PressAsync("Enter");
        await PressAsync(page, "ArrowRight", 10);
        await PressAsync(page, "ArrowDown", 14);
        await page.Page.Keyboard.PressAsync("Escape");
        var ink = await page.Pad.InkAsync();
        await PressAsync(page, "ArrowUp", 5);

        Assert.Equal(ink, await page.Pad.InkAsync());
        await page.Answer.ShowsAsync("7");
        await page.Page.Keyboard.PressAsync("Delete");
        Assert.Equal(0, await page.Pad.InkAsync());
    }

    [Fact]
    public async Task The_tabs_and_the_choice_of_a_number_answer_to_arrow_keys()
    {
        var page = await OpenAsync();
        await TabToAsync(page, "tab-draw");

        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.UploadTab).ToBeFocusedAsync();
        await Assertions.Expect(page.UploadTab).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.Pad.Canvas).ToBeHiddenAsync();

        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Page.GetByLabel("A number", new() { Exact = true })).ToBeCheckedAsync();
        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Choose a picture of a number.");
    }

    [Fact]
    public async Task Every_control_is_reached_with_Tab_and_shows_that_it_is()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(7);
        await page.Answer.ShowsAsync("7");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        await page.Page.EvaluateAsync("getSelection().empty(); document.activeElement.blur()");
        var controls = await page.Page.EvaluateAsync<int>(
            """
            [...document.querySelectorAll("a, button, input, select, summary, canvas[tabindex]")]
              .filter(control => control.checkVisibility() && control.tabIndex >= 0
                && !(control.type === "radio" && !control.checked)).length
            """);

        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < controls + 2; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var (name, outline) = await FocusAsync(page);
            if (name.Length > 0 && reached.Add(name))
            {
                Assert.True(outline, $"{name} has the focus and does not show it");
            }
        }

        Assert.Equal(controls, reached.Count);
    }

    private static async Task<(string Name, bool Outlined)> FocusAsync(DigitPage page)
    {
        var found = await page.Page.EvaluateAsync<string[]>(
            """
            () => {
              const focused = document.activeElement;
              if (focused === document.body) return ["", ""];
              const shown = [focused, focused.nextElementSibling, focused.closest("label")].filter(Boolean);
              const path = focused.id || focused.ariaLabel || focused.outerHTML.slice(0, 60);
              return [path, String(shown.some(element =>
                parseFloat(getComputedStyle(element).outlineWidth) >= 2 && getComputedStyle(element).outlineStyle !== "none"))];
            }
            """);
        return (found[0], found[1] == "true");
    }

    private static async Task TabToAsync(DigitPage page, string id)
    {
        for (var i = 0; i < 20; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<string>("document.activeElement.id") == id)
            {
                return;
            }
        }

        Assert.Fail($"Tab does not lead to {id}");
    }

    private static async Task PressAsync(DigitPage page, string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }
}

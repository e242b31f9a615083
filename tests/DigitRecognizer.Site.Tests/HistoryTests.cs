using System.IO.Compression;
using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class HistoryTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task The_last_twelve_answers_are_kept_through_a_reload()
    {
        var page = await OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        for (var i = 0; i < 13; i++)
        {
            await page.Pad.Samples.Nth(i % 10).ClickAsync();
            await page.Answer.ShowsAsync($"{i % 10}");
            await Assertions.Expect(page.History.Entries).ToHaveCountAsync(Math.Min(i + 1, 12));
        }

        await page.Page.ReloadAsync();

        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(12);
        // The thirteenth, a 2, took the place of the first.
        await Assertions.Expect(page.History.Again(0)).ToHaveAttributeAsync("aria-label", "Try again: 2");
        await Assertions.Expect(page.History.Again(1)).ToHaveAttributeAsync("aria-label", "Try again: 1");
        await KeepScreenshotAsync(page.Page, "history");
    }

    [Fact]
    public async Task There_are_no_frames_before_the_first_answer()
    {
        var page = await OpenAsync();

        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(0);
        await Assertions.Expect(page.History.Tools).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.GetByText("Your last twelve answers appear here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_stroke_belongs_to_the_same_entry()
    {
        var page = await OpenAsync();

        await page.Pad.DrawAsync(4);

        await page.Answer.ShowsAsync("4");
        await Assertions.Expect(page.History.Again(0)).ToHaveAttributeAsync("aria-label", "Try again: 4");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task One_click_tries_a_drawing_or_a_picture_again()
    {
        var page = await OpenAsync();
        await page.Pad.DrawAsync(3);
        // The digit is shown while it is being drawn, and kept when it is finished.
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        await page.Upload.DropAsync(await Pictures.OfDigitAsync(page.Page, 8));
        await page.Answer.ShowsAsync("8");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(2);

        await page.History.Again(0).ClickAsync();
        await page.Answer.ShowsAsync("3");
        await Assertions.Expect(page.DrawTab).ToHaveAttributeAsync("aria-selected", "true");

        await page.History.Again(1).ClickAsync();
        await page.Answer.ShowsAsync("8");
        await Assertions.Expect(page.UploadTab).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Marked_pictures_are_saved_as_PNGs_in_folders_by_their_right_digit()
    {
        var page = await OpenAsync();
        await TryTwoAsync(page);
        await page.History.IsRight(0).ClickAsync();
        await Assertions.Expect(page.History.IsRight(0)).ToHaveAttributeAsync("aria-pressed", "true");
        await page.History.RightDigit(1).SelectOptionAsync("6");
        await KeepScreenshotAsync(page.Page, "marked");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.History.Zip.ClickAsync());

        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), Cancellation);
        Assert.Equal(["3", "6"], zip.Entries.Select(entry => entry.FullName.Split('/')[0]).Order(StringComparer.Ordinal));
        foreach (var entry in zip.Entries)
        {
            Assert.EndsWith(".png", entry.Name, StringComparison.Ordinal);
            await using var content = await entry.OpenAsync(Cancellation);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Cancellation);
            await page.Upload.DropAsync(new FilePayload { Name = entry.Name, MimeType = "image/png", Buffer = bytes.ToArray() });
            // The 8 was marked as a 6: what is in the picture is still an 8.
            await page.Answer.ShowsAsync(entry.FullName[0] == '3' ? "3" : "8");
        }
    }

    [Fact]
    public async Task A_mark_is_taken_back_by_a_second_click_and_all_can_be_deleted()
    {
        var page = await OpenAsync();
        await TryTwoAsync(page);

        await page.History.IsRight(0).ClickAsync();
        await Assertions.Expect(page.History.Zip).ToHaveAttributeAsync("aria-disabled", "false");
        await page.History.IsRight(0).ClickAsync();
        await Assertions.Expect(page.History.Zip).ToHaveAttributeAsync("aria-disabled", "true");
        await page.History.Forget.ClickAsync();

        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(0);
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(0);
    }

    private static async Task TryTwoAsync(DigitPage page)
    {
        await page.Pad.DrawAsync(3);
        await page.Answer.ShowsAsync("3");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        await page.Pad.Button("Clear").ClickAsync();
        await page.Pad.DrawAsync(8);
        await page.Answer.ShowsAsync("8");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(2);
    }
}

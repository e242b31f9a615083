using System.Text;
using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>What is no digit, and what cannot be read, is said in words.</summary>
public sealed class RefusalTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task Several_digits_where_one_is_read_offer_to_read_a_number()
    {
        var page = await OpenAsync();
        await page.Pad.SetPenWidthAsync(10);
        await page.Pad.DrawAsync(4, 0.27, 0.5, 0.4);
        await page.Pad.DrawAsync(2, 0.73, 0.5, 0.4);
        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Several digits.");
        await KeepScreenshotAsync(page.Page, "several");

        await page.Answer.ReadNumber.ClickAsync();

        await page.Answer.ShowsAsync("42");
    }

    [Fact]
    public async Task A_scribble_is_no_digit()
    {
        var page = await OpenAsync();

        await page.Pad.StrokeAsync(Enumerable.Range(0, 60).Select(i => (0.5 + (0.42 * Math.Sin(i * 2.4)), 0.5 + (0.42 * Math.Cos(i * 1.7)))));

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("That is no digit.");
        await page.Answer.ShowsAsync("?");
        await KeepScreenshotAsync(page.Page, "no-digit");
    }

    [Fact]
    public async Task A_doubtful_answer_says_what_it_could_be()
    {
        var page = await OpenAsync();
        await page.DoubtAsync();

        await page.Pad.DrawAsync(7);

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Not sure.");
        await Assertions.Expect(page.Answer.Detail).ToHaveTextAsync("It could be 7, 1, or 9.");
        await Assertions.Expect(page.Said).ToHaveTextAsync("Not sure. It could be 7, 1, or 9.");
        await KeepScreenshotAsync(page.Page, "not-sure");
    }

    [Theory]
    [InlineData("notes.txt", "text/plain", "no picture at all", "This is no picture I can open.")]
    [InlineData("torn.png", "image/png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0001\0\0\0\u0001\0\b\u0002\0\0\0", "This file is damaged.")]
    public async Task A_file_that_is_no_picture_is_refused_in_words(string name, string type, string content, string words)
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();
        await page.UploadTab.ClickAsync();

        await page.Upload.ChooseAsync(new() { Name = name, MimeType = type, Buffer = Encoding.Latin1.GetBytes(content) });

        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync(words);
        await page.Answer.ShowsAsync("");
        await KeepScreenshotAsync(page.Page, $"refused-{type.Split('/')[1]}");
    }

    [Fact]
    public async Task A_blank_picture_is_told()
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();

        await page.Upload.DropAsync(await Drawing.Pictures.OfDigitAsync(page.Page, 1, ink: "#fff", paper: "#fff"));

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("There is nothing to read in this picture.");
    }

    [Fact]
    public async Task A_file_that_is_too_heavy_is_told_without_sending_it()
    {
        var page = await OpenAsync();
        var isSent = false;
        page.Page.Request += (_, request) => isSent |= request.Url.Contains("predict_test", StringComparison.Ordinal);

        await page.Upload.DropAsync(new() { Name = "film.mp4", MimeType = "video/mp4", Buffer = new byte[11_000_000] });

        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("This file is over 10 MB");
        Assert.False(isSent);
    }
}

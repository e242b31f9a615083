using System.Text;
using DigitRecognizer.Site.Tests.Infrastructure;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>What the page says about pictures that are not accepted or cannot be read.</summary>
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

        await page.Pad.StrokeAsync(
            Enumerable.Range(0, 60).Select(i => (0.5 + (0.42 * Math.Sin(i * 2.4)), 0.5 + (0.42 * Math.Cos(i * 1.7)))));

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync("Not a digit.");
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
    [InlineData("notes.txt", "text/plain", "no picture at all", "PNG")]
    [InlineData("IMG_1.heic", "image/heic", "\0\0\0\u0018ftypheic", "HEIC")]
    [InlineData("photo.avif", "image/avif", "\0\0\0\u0018ftypavif", "AVIF")]
    [InlineData("scan.tif", "image/tiff", "II*\0", "TIFF")]
    [InlineData("page.pdf", "application/pdf", "%PDF-1.7", "PDF")]
    [InlineData("drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'></svg>", "SVG")]
    [InlineData("torn.png", "image/png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0001\0\0\0\u0001\0\b\u0002\0\0\0", "")]
    public async Task A_file_that_cannot_be_read_gets_the_advice_of_the_API(string name, string type, string start, string kind)
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();
        await page.UploadTab.ClickAsync();
        var answer = page.Page.WaitForResponseAsync("**/predict_test*");

        await page.Upload.ChooseAsync(
            new FilePayload { Name = name, MimeType = type, Buffer = [.. Encoding.Latin1.GetBytes(start), .. new byte[100_000]] });

        var advice = await AdviceAsync(await answer);
        Assert.Contains(kind, advice, StringComparison.Ordinal);
        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync(advice);
        await page.Answer.ShowsAsync("");
        await Assertions.Expect(page.Answer.Again).ToBeHiddenAsync();
        await KeepScreenshotAsync(page.Page, $"refused-{Path.GetExtension(name)[1..]}");
    }

    [Fact]
    public async Task Of_a_photo_in_an_unsupported_format_only_the_beginning_is_sent()
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();
        // The wait includes the handing over of 11 MB to the browser, which takes most of the usual time on a busy machine.
        var request = page.Page.WaitForRequestAsync("**/predict_test*", new() { Timeout = 60_000 });

        await page.Upload.DropAsync(new FilePayload
        {
            Name = "film.heic",
            MimeType = "image/heic",
            Buffer = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[11_000_000]]
        });

        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("HEIC");
        var headers = await (await request).AllHeadersAsync();
        Assert.InRange(int.Parse(headers["content-length"], System.Globalization.CultureInfo.InvariantCulture), 4_096, 5_000);
    }

    [Fact]
    public async Task Every_reason_is_explained_even_one_that_the_page_does_not_know()
    {
        var page = await OpenAsync();
        foreach (var (reason, headline, detail) in new[]
        {
            ("not_only_digits", "Not only digits.", "The line reads 3.14. Leave only the digits."),
            ("several_lines", "Several lines.", "Send one line at a time: crop the picture, or clear and write one line."),
            ("not_upright", "Not upright.", "Turn the picture so that the digits stand upright."),
            ("a_reason_of_later", "Not accepted.", "The server says: a reason of later."),
        })
        {
            await page.DoubtAsync(reason, "3.14");
            await page.Pad.DrawAsync(7);

            await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync(headline);
            await Assertions.Expect(page.Answer.Detail).ToHaveTextAsync(detail);
            await page.Answer.ShowsAsync("?");
        }
    }

    [Fact]
    public async Task Of_a_blank_picture_the_API_says_what_to_do()
    {
        ExpectedMessage = "Failed to load resource";
        var page = await OpenAsync();
        var blank = await Drawing.Pictures.OfDigitAsync(page.Page, 1, ink: "#fff", paper: "#fff");
        var answer = page.Page.WaitForResponseAsync("**/predict_test*");

        await page.Upload.DropAsync(blank);

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync(await AdviceAsync(await answer));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_without_sending_it()
    {
        var page = await OpenAsync();
        var isSent = false;
        page.Page.Request += (_, request) => isSent |= request.Url.Contains("predict_test", StringComparison.Ordinal);

        await page.Upload.DropAsync(
            new FilePayload { Name = "torn.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, .. new byte[11_000_000]] });

        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("This file is over 10 MB");
        Assert.False(isSent);
    }

    private static async Task<string> AdviceAsync(IResponse answer) => (await answer.JsonAsync())!.Value.GetProperty("detail").GetString()!;
}

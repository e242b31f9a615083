using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class UploadTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Theory]
    [InlineData(2, "image/png")]
    [InlineData(5, "image/jpeg")]
    [InlineData(8, "image/webp")]
    public async Task A_chosen_picture_is_shown_and_read(int digit, string type)
    {
        var page = await OpenUploadAsync();

        await page.Upload.ChooseAsync(await Pictures.OfDigitAsync(page.Page, digit, type));

        await page.Answer.ShowsAsync($"{digit}");
        await Assertions.Expect(page.Upload.Preview).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_photo_shows_the_box_and_the_polarity_that_were_found()
    {
        var page = await OpenUploadAsync();

        await page.Upload.ChooseAsync(await Pictures.OfDigitAsync(page.Page, 3, "image/jpeg", 640, 480, "#23252b", "#efe9dc", "#8c8577"));

        await page.Answer.ShowsAsync("3");
        await Assertions.Expect(page.Saw.Polarity).ToHaveTextAsync("Found dark ink on a light ground.");
        await Assertions.Expect(page.Upload.Boxes).ToHaveCountAsync(1);
        var picture = (await page.Upload.Preview.BoundingBoxAsync())!;
        var box = (await page.Upload.Boxes.BoundingBoxAsync())!;
        Assert.InRange((box.X + (box.Width / 2) - picture.X) / picture.Width, 0.45, 0.55);
        Assert.InRange((box.Y + (box.Height / 2) - picture.Y) / picture.Height, 0.45, 0.55);
        Assert.InRange(box.Height / picture.Height, 0.45, 0.65);
        await KeepScreenshotAsync(page.Page, "uploaded");
    }

    [Fact]
    public async Task Chalk_on_a_board_is_found_to_be_light_on_dark()
    {
        var page = await OpenUploadAsync();

        await page.Upload.ChooseAsync(await Pictures.OfDigitAsync(page.Page, 6, "image/jpeg", 500, 500, "#f4f4ee", "#20352b", "#2c4a3c"));

        await page.Answer.ShowsAsync("6");
        await Assertions.Expect(page.Saw.Polarity).ToHaveTextAsync("Found light ink on a dark ground.");
    }

    [Fact]
    public async Task A_picture_dropped_on_the_page_opens_the_upload_tab_and_is_read()
    {
        var page = await OpenAsync();

        await page.Upload.DropAsync(await Pictures.OfDigitAsync(page.Page, 4));

        await page.Answer.ShowsAsync("4");
        await Assertions.Expect(page.UploadTab).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task A_pasted_picture_is_read()
    {
        var page = await OpenAsync();

        await page.Upload.PasteAsync(await Pictures.OfDigitAsync(page.Page, 9));

        await page.Answer.ShowsAsync("9");
    }

    [Fact]
    public async Task A_phone_offers_its_camera_and_the_photo_is_read()
    {
        var page = await OpenAsync(new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } });
        await page.UploadTab.TapAsync();
        await Assertions.Expect(page.Page.GetByText("Take a photo")).ToBeVisibleAsync();
        await Assertions.Expect(page.Upload.Camera).ToHaveAttributeAsync("capture", "environment");

        await page.Upload.PhotographAsync(await Pictures.OfDigitAsync(page.Page, 7, "image/jpeg", 1200, 1600));

        await page.Answer.ShowsAsync("7");
    }

    [Fact]
    public async Task A_heavy_photo_is_made_smaller_before_it_travels()
    {
        var page = await OpenUploadAsync();
        var photo = await Pictures.OfDigitAsync(page.Page, 2, "image/png", 2400, 1800);
        var padded = new FilePayload { Name = "heavy.png", MimeType = "image/png", Buffer = [.. photo.Buffer, .. new byte[3_000_000]] };
        var request = page.Page.WaitForRequestAsync("**/predict_test*");

        await page.Upload.ChooseAsync(padded);

        await page.Answer.ShowsAsync("2");
        var headers = await (await request).AllHeadersAsync();
        Assert.InRange(int.Parse(headers["content-length"], System.Globalization.CultureInfo.InvariantCulture), 5_000, 600_000);
    }

    [Fact]
    public async Task The_same_file_can_be_chosen_again()
    {
        var page = await OpenUploadAsync();
        var picture = await Pictures.OfDigitAsync(page.Page, 5);
        await page.Upload.ChooseAsync(picture);
        await page.Answer.ShowsAsync("5");

        var request = page.Page.WaitForRequestAsync("**/predict_test*");
        await page.Upload.ChooseAsync(picture);

        await request;
        await page.Answer.ShowsAsync("5");
    }

    private async Task<DigitPage> OpenUploadAsync()
    {
        var page = await OpenAsync();
        await page.UploadTab.ClickAsync();
        return page;
    }
}

using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

public sealed class UploadTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private const string KeepSentFile =
        """
        () => {
          const { send } = XMLHttpRequest.prototype;
          XMLHttpRequest.prototype.send = function (body) {
            window.sentFile = body.get("file");
            send.call(this, body);
          };
        }
        """;

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
        await Assertions.Expect(page.Network.Polarity).ToHaveTextAsync("Dark ink on a light background.");
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
        await Assertions.Expect(page.Network.Polarity).ToHaveTextAsync("Light ink on a dark background.");
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

    [Theory]
    [InlineData("white.png", "image/png", 1_600_000)]
    [InlineData("white.png", "image/x-png", 0)]
    [InlineData("white", "", 0)]
    public async Task White_ink_on_a_transparent_ground_is_read_whatever_the_size_and_the_type(string name, string type, int padding)
    {
        var page = await OpenUploadAsync();
        var picture = await Pictures.OfDigitAsync(page.Page, 7, width: 2400, height: 1800, ink: "#fff", paper: "transparent");
        await page.Page.EvaluateAsync(KeepSentFile);

        await page.Upload.ChooseAsync(new FilePayload { Name = name, MimeType = type, Buffer = [.. picture.Buffer, .. new byte[padding]] });

        await page.Answer.ShowsAsync("7");
        var start = await page.Page.EvaluateAsync<int[]>("async () => [...new Uint8Array(await sentFile.slice(0, 4).arrayBuffer())]");
        Assert.Equal([0x89, (int)'P', 'N', 'G'], start);
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        await page.Page.RunAndWaitForRequestAsync(() => page.History.Again(0).ClickAsync(), "**/predict_test*");
        await page.Answer.ShowsAsync("7");
        await KeepScreenshotAsync(page.Page, "transparent");
    }

    [Fact]
    public async Task A_large_file_shows_how_much_of_it_has_been_sent()
    {
        var page = await OpenUploadAsync();
        var picture = await Pictures.OfDigitAsync(page.Page, 4);
        var network = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await network.SendAsync("Network.emulateNetworkConditions",
            new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 400_000 });

        await page.Upload.ChooseAsync(
            new FilePayload { Name = "four.png", MimeType = "image/png", Buffer = [.. picture.Buffer, .. new byte[1_200_000]] });

        await Assertions.Expect(page.Answer.Headline).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(
            "^Sending… [1-9]\\d?%$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Answer.Detail).ToContainTextAsync("of 1.2 MB");
        await Assertions.Expect(page.Answer.Progress).ToHaveAttributeAsync("aria-valuenow", new System.Text.RegularExpressions.Regex(
            "^[1-9]\\d?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Answer.ShowsAsync("4");
    }

    [Fact]
    public async Task Several_pictures_are_read_one_after_another_into_the_history()
    {
        ExpectedMessage = "415";
        var page = await OpenUploadAsync();
        var files = new List<FilePayload>();
        foreach (var digit in new[] { 2, 5, 8 })
        {
            var file = await Pictures.OfDigitAsync(page.Page, digit);
            files.Add(new FilePayload { Name = $"{digit}.png", MimeType = file.MimeType, Buffer = file.Buffer });
        }

        files.Insert(1, new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        var hold = new TaskCompletionSource();
        await page.Page.RouteAsync("**/predict_test*", async route =>
        {
            await hold.Task;
            await route.ContinueAsync();
        });

        await page.Upload.ChooseAsync([.. files]);

        await Assertions.Expect(page.Upload.Count).ToHaveTextAsync("Picture 1 of 4");
        await KeepScreenshotAsync(page.Page, "queue");
        hold.SetResult();
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(3);
        await Assertions.Expect(page.Upload.Count).ToBeHiddenAsync();
        await Assertions.Expect(page.Note).ToHaveTextAsync("Not read: notes.txt.");
        Assert.Equal(["Try again: 2", "Try again: 5", "Try again: 8"], await page.History.NamesAsync());
    }

    [Fact]
    public async Task The_rest_of_several_pictures_can_be_cancelled()
    {
        var page = await OpenUploadAsync();
        var picture = await Pictures.OfDigitAsync(page.Page, 3);
        var requests = 0;
        var hold = new TaskCompletionSource();
        await page.Page.RouteAsync("**/predict_test*", async route =>
        {
            requests++;
            await hold.Task;
            await route.ContinueAsync();
        });
        await page.Upload.DropAsync(picture, picture, picture);
        await Assertions.Expect(page.Upload.Count).ToHaveTextAsync("Picture 1 of 3");

        await page.Upload.Cancel.ClickAsync();
        await Assertions.Expect(page.Upload.Count).ToBeHiddenAsync();
        hold.SetResult();

        await page.Answer.ShowsAsync("3");
        await Assertions.Expect(page.History.Entries).ToHaveCountAsync(1);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_picture_dragged_from_another_page_is_read_where_the_browser_hands_it_over()
    {
        var page = await OpenAsync();
        var picture = await Pictures.OfDigitAsync(page.Page, 6);

        var isTaken = await page.Upload.DropLinkAsync(
            "https://example.org/", $"<img src=\"data:image/png;base64,{Convert.ToBase64String(picture.Buffer)}\">");

        Assert.True(isTaken);
        await page.Answer.ShowsAsync("6");
    }

    [Fact]
    public async Task Of_a_link_dragged_from_another_page_the_visitor_is_told_to_save_the_picture()
    {
        var page = await OpenAsync();

        var isTaken = await page.Upload.DropLinkAsync("https://example.org/seven.png", "<img src=\"https://example.org/seven.png\">");

        Assert.True(isTaken);
        await Assertions.Expect(page.Answer.Headline).ToContainTextAsync("Save the picture first");
        await page.Answer.ShowsAsync("");
        await KeepScreenshotAsync(page.Page, "link-dropped");
    }

    private async Task<DigitPage> OpenUploadAsync()
    {
        var page = await OpenAsync();
        await page.UploadTab.ClickAsync();
        return page;
    }
}

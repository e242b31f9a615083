using System.Diagnostics;
using System.Text.Json;
using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using Microsoft.Playwright;

namespace DigitRecognizer.Site.Tests;

/// <summary>The answer as text, and how to get the same answer from code.</summary>
public sealed class CopyTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    private static readonly BrowserNewContextOptions WithClipboard = new()
    {
        Permissions = ["clipboard-read", "clipboard-write"],
        ReducedMotion = ReducedMotion.Reduce,
    };

    [Fact]
    public async Task The_answer_is_copied_as_a_number_and_as_JSON()
    {
        var page = await OpenAsync(WithClipboard);
        await Assertions.Expect(page.Answer.CopyNumber).ToHaveAttributeAsync("aria-disabled", "true");
        await page.ReadNumbersAsync();
        await page.Pad.Samples.First.ClickAsync();
        await page.Answer.ShowsAsync("42");

        await page.Answer.CopyNumber.ClickAsync();
        await Assertions.Expect(page.Answer.CopyNumber).ToHaveTextAsync("Copied");
        Assert.Equal("42", await ClipboardAsync(page));

        await page.Answer.CopyJson.ClickAsync();
        await Assertions.Expect(page.Answer.CopyJson).ToHaveTextAsync("Copied");
        var copied = JsonDocument.Parse(await ClipboardAsync(page)).RootElement;
        Assert.Equal("42", copied.GetProperty("number").GetString());
        Assert.False(copied.GetProperty("digits")[0].TryGetProperty("input", out _));
        await Assertions.Expect(page.Answer.CopyJson).ToHaveTextAsync("Copy JSON");
    }

    [Fact]
    public async Task The_lines_of_code_for_a_drawing_get_its_answer()
    {
        var page = await OpenAsync(WithClipboard);
        await page.ReadNumbersAsync();
        await page.Pad.Samples.First.ClickAsync();
        await page.Answer.ShowsAsync("42");

        await page.Answer.ShowCode.ClickAsync();

        var script = await page.Answer.Fetch.InputValueAsync();
        var answer = await page.Page.EvaluateAsync<JsonElement>(
            $"async () => {{ let said; const console = {{ log: answer => said = answer }};\n{script}\nreturn said; }}");
        Assert.Equal("42", answer.GetProperty("number").GetString());
        Assert.Equal("42", (await RunAsync(await page.Answer.Curl.InputValueAsync(), ".")).GetProperty("number").GetString());
        await page.Answer.CloseCode.ClickAsync();
        await Assertions.Expect(page.Answer.Curl).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_curl_line_for_an_upload_sends_the_picture_that_can_be_saved_beside_it()
    {
        var page = await OpenAsync(WithClipboard);
        var picture = await Pictures.OfDigitAsync(page.Page, 5);
        await page.Upload.DropAsync(new FilePayload { Name = "it's 5.png", MimeType = picture.MimeType, Buffer = picture.Buffer });
        await page.Answer.ShowsAsync("5");
        await page.Answer.ShowCode.ClickAsync();
        await Assertions.Expect(page.Answer.Fetch).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(
            "form.append\\(\"file\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Answer.SavePicture.ClickAsync());
        var folder = Directory.CreateTempSubdirectory("digit-recognizer-");
        try
        {
            // Browsers keep some characters out of the names of downloads.
            await download.SaveAsAsync(Path.Combine(folder.FullName, "it's 5.png"));
            Assert.Equal(
                5, (await RunAsync(await page.Answer.Curl.InputValueAsync(), folder.FullName)).GetProperty("predicted_class").GetInt32());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<string> ClipboardAsync(DigitPage page) => page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

    /// <summary>Runs a line in a POSIX shell and reads its output as JSON.</summary>
    private static async Task<JsonElement> RunAsync(string line, string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The line is written for a POSIX shell.");
        using var shell = Process.Start(new ProcessStartInfo(
            "sh")
        { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await shell.StandardInput.WriteLineAsync(line.Replace("curl ", "curl -s ", StringComparison.Ordinal));
        shell.StandardInput.Close();
        var output = await shell.StandardOutput.ReadToEndAsync(Cancellation);
        await shell.WaitForExitAsync(Cancellation);
        return JsonDocument.Parse(output).RootElement;
    }
}

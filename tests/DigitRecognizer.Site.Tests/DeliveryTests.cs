using System.Net;
using System.Net.Sockets;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;

namespace DigitRecognizer.Site.Tests;

/// <summary>How the site is delivered: its size, its policies, and the hosts it works on.</summary>
public sealed class DeliveryTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task A_cold_load_transfers_less_than_70_KB_and_becomes_ready()
    {
        var page = await OpenAsync();

        var bytes = await page.Page.EvaluateAsync<int>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + "
                + "entry.transferSize, 0)");
        var ready = await page.Page.EvaluateAsync<double>("performance.getEntriesByName('ready')[0].startTime");

        TestContext.Current.SendDiagnosticMessage("Cold load: {0} bytes, interactive after {1:0} ms", bytes, ready);
        Assert.InRange(bytes, 20_000, 70_000);
        // Under a second on an idle machine; a busy one may take longer, a page that waits for something takes for ever.
        Assert.InRange(ready, 1, 10_000);
    }

    [Fact]
    public async Task The_page_has_its_words_before_any_script_has_run()
    {
        var page = await NewPageAsync(new() { JavaScriptEnabled = false });

        await page.GotoAsync(Site.BaseAddress.AbsoluteUri);

        var words = await page.Locator("main").InnerTextAsync();
        foreach (var expected in new[] { "Draw", "Upload", "One digit", "Clear", "Copy JSON", "Network input", "History" })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_two_policies_say_the_same_and_allow_nothing_unsafe()
    {
        var page = await NewPageAsync();

        var response = (await page.GotoAsync(Site.BaseAddress.AbsoluteUri))!;

        var header = response.Headers["content-security-policy"];
        var meta = (await page.Locator("meta[http-equiv=Content-Security-Policy]").GetAttributeAsync("content"))!;
        foreach (var policy in new[] { header, meta })
        {
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-", policy, StringComparison.Ordinal);
        }

        var connect = meta.Split("; ").Single(part => part.StartsWith("connect-src", StringComparison.Ordinal));
        Assert.Equal($"{meta.Replace(connect, "connect-src 'self'", StringComparison.Ordinal)}; frame-ancestors 'none'", header);
        Assert.Equal("nosniff", response.Headers["x-content-type-options"]);
        Assert.Equal("no-referrer", response.Headers["referrer-policy"]);
        Assert.Contains("frame-ancestors 'none'", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_below_a_path_of_a_static_host_with_the_API_elsewhere()
    {
        LocalServer? api = null;
        await using var host = await SubPathSite.StartAsync("/people/ada", () => $"{api!.BaseAddress}api");
        await using var server = api = await LocalServer.StartAsync("--cors", host.Origin);
        var page = new DigitPage(await NewPageAsync());
        await page.GotoAsync(host.Page("/people/ada"));

        await page.Pad.DrawAsync(6);
        await page.Answer.ShowsAsync("6");

        await page.Upload.DropAsync(await Drawing.Pictures.OfDigitAsync(page.Page, 2));
        await page.Answer.ShowsAsync("2");
        await Microsoft.Playwright.Assertions.Expect(page.Times).ToContainTextAsync("inference");
    }

    [Fact]
    public async Task Local_serves_the_site_alone_against_another_API()
    {
        // Each must know the other's address, so the site's port is held until the API has found one of its own.
        using var held = new TcpListener(IPAddress.Loopback, 0);
        held.Start();
        var port = ((IPEndPoint)held.LocalEndpoint).Port;
        await using var api = await LocalServer.StartAsync("--cors", $"http://127.0.0.1:{port}");
        held.Stop();
        await using var local = await LocalServer.StartAsync("--urls", $"http://127.0.0.1:{port}", "--api", api.BaseAddress.AbsoluteUri);
        var page = new DigitPage(await NewPageAsync());
        await page.GotoAsync(local.BaseAddress);

        await page.Pad.DrawAsync(3);

        await page.Answer.ShowsAsync("3");
    }
}

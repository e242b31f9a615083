using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using DigitRecognizer.Testing;

namespace DigitRecognizer.Site.Tests;

/// <summary>How the site reaches a browser: small, at once, safe, from anywhere.</summary>
public sealed partial class DeliveryTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task A_cold_load_transfers_less_than_60_KB_and_is_soon_ready()
    {
        var page = await OpenAsync();

        var bytes = await page.Page.EvaluateAsync<int>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)");
        var ready = await page.Page.EvaluateAsync<double>("performance.getEntriesByName('ready')[0].startTime");

        TestContext.Current.SendDiagnosticMessage("Cold load: {0} bytes, interactive after {1:0} ms", bytes, ready);
        Assert.InRange(bytes, 20_000, 60_000);
        // Under a second on an idle machine; a busy one may take longer, a page that waits for something takes for ever.
        Assert.InRange(ready, 1, 10_000);
    }

    [Fact]
    public async Task Every_module_is_preloaded_so_that_none_waits_for_another()
    {
        var html = await File.ReadAllTextAsync(RepositoryRoot.Combine("static-web", "index.html"), Cancellation);

        var preloaded = Preload().Matches(html).Select(match => match.Groups["module"].Value);

        var modules = Directory.EnumerateFiles(RepositoryRoot.Combine("static-web", "js"), "*.js", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryRoot.Combine("static-web", "js"), file).Replace((char)92, (char)47)).Where(name => name != "main.js");
        Assert.Equal(modules.Order(StringComparer.Ordinal), preloaded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_words_are_in_one_module()
    {
        var page = await OpenAsync();

        Assert.DoesNotContain("undefined", await page.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(RepositoryRoot.Combine("static-web", "index.html"), Cancellation);
        var words = Tag().Replace(html[html.IndexOf("</noscript>", StringComparison.Ordinal)..], "");
        Assert.Equal("", words.Trim());
    }

    [Fact]
    public async Task The_policies_allow_nothing_unsafe()
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
        await Microsoft.Playwright.Assertions.Expect(page.Times).ToContainTextAsync("network");
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

    [GeneratedRegex("rel=\"modulepreload\" href=\"js/(?<module>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Preload();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}

using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace DigitRecognizer.Local.Tests;

/// <summary>What the local host serves beside the API.</summary>
public sealed partial class SiteTests
{
    [Fact]
    public async Task The_site_is_at_the_root_with_headers_that_shut_out_everything_else()
    {
        await using var host = LocalFactory.Start();

        using var page = await GetAsync(host, "/");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.False(page.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Modules_are_scripts_that_browsers_ask_for_anew()
    {
        await using var host = LocalFactory.Start();

        using var module = await GetAsync(host, "/js/main.js");

        Assert.Equal("text/javascript", module.Content.Headers.ContentType?.MediaType);
        Assert.True(module.Headers.CacheControl?.NoCache);
        Assert.NotNull(module.Headers.ETag);
    }

    [Fact]
    public async Task The_site_alone_points_at_another_API()
    {
        await using var host = LocalFactory.Start(new Dictionary<string, string> { ["api"] = "http://localhost:7072/" });

        using var config = await GetAsync(host, "/js/config.js");
        using var health = await GetAsync(host, "/api/health");
        using var page = await GetAsync(host, "/");

        Assert.Equal(
            "export const apiBase = \"http://localhost:7072/api\";\n",
            await config.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/javascript", config.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, health.StatusCode);
        Assert.Contains(
            "connect-src 'self' http://localhost:7072;", Assert.Single(page.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generated_config_has_what_the_sites_own_has()
    {
        await using var host = LocalFactory.Start();

        using var config = await GetAsync(host, "/js/config.js");

        Assert.Contains(
            "export const apiBase = ", await config.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../DigitRecognizer.sln")]
    [InlineData("/%2e%2e/DigitRecognizer.sln")]
    [InlineData("/..%2fDigitRecognizer.sln")]
    public async Task Nothing_outside_the_site_is_served(string path)
    {
        await using var host = LocalFactory.Start();

        using var answer = await GetAsync(host, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_policy_of_the_page_and_that_of_the_header_agree()
    {
        await using var host = LocalFactory.Start();

        using var page = await GetAsync(host, "/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var header = Directives(Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        var meta = Directives(MetaPolicy().Match(html).Groups["policy"].Value);

        // Only the header can forbid frames, and only the host knows where its API is.
        Assert.True(header.Remove("frame-ancestors"));
        Assert.True(header.Remove("connect-src") && meta.Remove("connect-src"));
        Assert.NotEmpty(meta);
        Assert.Equal(meta, header);
    }

    [Fact]
    public async Task The_description_of_the_API_is_shown_as_a_page_that_loads_nothing_from_elsewhere()
    {
        await using var host = LocalFactory.Start();

        using var page = await GetAsync(host, "/docs/index.html");
        using var script = await GetAsync(host, "/docs/swagger-ui-bundle.js");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, script.StatusCode));
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.Equal("'self'", Directives(Assert.Single(page.Headers.GetValues("Content-Security-Policy")))["script-src"]);
    }

    private static Dictionary<string, string> Directives(string policy) => policy
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(directive => directive.Split(' ', 2))
        .ToDictionary(directive => directive[0], directive => directive[1], StringComparer.Ordinal);

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]+)\"", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetaPolicy();

    private static async Task<HttpResponseMessage> GetAsync(LocalFactory host, string path)
    {
        using var client = new HttpClient();
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return await client.GetAsync(new Uri($"http://{host.Address.Authority}{path}", options), TestContext.Current.CancellationToken);
    }
}

using System.Net;
using System.Net.Sockets;
using DigitRecognizer.Site.Tests.Drawing;
using DigitRecognizer.Site.Tests.Infrastructure;
using DigitRecognizer.Site.Tests.Pages;
using DigitRecognizer.WorkerHosting;

namespace DigitRecognizer.Site.Tests;

/// <summary>The site in a browser, with the worker of the Function App as its API on another origin.</summary>
public sealed class FunctionAppTests(BrowserHost browser, SiteHost site) : SiteTest(browser, site)
{
    [Fact]
    public async Task A_drawing_and_an_upload_are_read_by_the_Function_App()
    {
        await using var servers = await ServersAsync(port => $"http://127.0.0.1:{port}");
        var page = new DigitPage(await NewPageAsync());
        await page.GotoAsync(servers.Site);

        await page.Pad.DrawAsync(3);
        await page.Answer.ShowsAsync("3");

        await page.Upload.DropAsync(await Pictures.OfDigitAsync(page.Page, 2));
        await page.Answer.ShowsAsync("2");
    }

    [Fact]
    public async Task A_page_of_an_origin_that_is_not_allowed_gets_no_answer_to_read()
    {
        await using var servers = await ServersAsync(port => $"http://localhost:{port}");
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(servers.Site.AbsoluteUri);

        var message = await page.RunAndWaitForConsoleMessageAsync(
            () => page.EvaluateAsync("address => fetch(address).catch(() => null)", $"{servers.Api.AbsoluteUri}api/health"),
            new() { Predicate = message => message.Text.Contains("Access to fetch", StringComparison.Ordinal) });

        Assert.Contains("blocked by CORS policy", message.Text, StringComparison.Ordinal);
    }

    /// <param name="allowedOrigin">Makes the one origin that the host allows from the port of the site.</param>
    private static async Task<Servers> ServersAsync(Func<int, string> allowedOrigin)
    {
        // Each must know the address of the other, so the port of the site is held until the host has found one of its own.
        using var held = new TcpListener(IPAddress.Loopback, 0);
        held.Start();
        var port = ((IPEndPoint)held.LocalEndpoint).Port;
        var settings = new Dictionary<string, string?>(
            StringComparer.Ordinal)
        { ["WeightsStorage"] = null, ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null };
        var api = await WorkerHost.StartAsync(WorkerProgram.OfThisBuild(), settings, [allowedOrigin(port)], Cancellation);
        held.Stop();
        try
        {
            return new Servers(api, await LocalServer.StartAsync("--urls", $"http://127.0.0.1:{port}", "--api", api.Address.AbsoluteUri));
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    private sealed class Servers(WorkerHost api, LocalServer site) : IAsyncDisposable
    {
        public Uri Api => api.Address;

        public Uri Site => site.BaseAddress;

        public async ValueTask DisposeAsync()
        {
            await site.DisposeAsync();
            await api.DisposeAsync();
        }
    }
}

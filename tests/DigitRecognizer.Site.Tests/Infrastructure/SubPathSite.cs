using DigitRecognizer.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>A static host that sets no headers, and serves the site below a path with the API's address in its config.js.</summary>
internal sealed class SubPathSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SubPathSite(WebApplication app) => _app = app;

    /// <summary>Scheme, host and port.</summary>
    public string Origin => _app.Urls.Single();

    public Uri Page(string path) => new($"{Origin}{path}/");

    /// <param name="path">Such as /people/ada.</param>
    /// <param name="apiBase">Asked for at each request: the API may start later than the site.</param>
    public static async Task<SubPathSite> StartAsync(string path, Func<string> apiBase)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet($"{path}/js/config.js", () =>
            Microsoft.AspNetCore.Http.Results.Text($"export const apiBase = \"{apiBase()}\";", "text/javascript"));
        app.UseFileServer(
            new FileServerOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(RepositoryRoot.Combine("static-web")) });
        await app.StartAsync();
        return new SubPathSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using System.Text.Json;
using DigitRecognizer.Local.OpenApi;
using Microsoft.Extensions.FileProviders;

namespace DigitRecognizer.Local;

/// <summary>static-web at the root, with the headers that a page on the internet should have.</summary>
internal static class Site
{
    /// <summary>Sends the site's texts compressed. The API's answers are too short to gain by it.</summary>
    public static void AddSite(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
    });

    /// <summary>Only what is no endpoint of the API passes through here, so that the API pays for none of it.</summary>
    public static void UseSite(this WebApplication app, LocalSettings settings) =>
        app.UseWhen(context => context.GetEndpoint() is null, site =>
        {
            site.UseSecurityHeaders(settings.OtherApi);
            if (settings.OtherApi is null)
            {
                site.UseDocumentPage();
            }

            if (SiteFolder.Find() is not { } folder)
            {
                Console.WriteLine("There is no folder static-web with an index.html here: only the API is served.");
                return;
            }

            site.UseResponseCompression();
            if (settings.OtherApi is { } api)
            {
                site.Map("/js/config.js", config => config.Run(context => WriteConfigAsync(context, api)));
            }

            var files = new PhysicalFileProvider(folder);
            site.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            site.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                // Revalidated by ETag each time, so that nobody draws on yesterday's page.
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
            });
        });

    /// <summary>The site reads the API's address from this one module.</summary>
    private static Task WriteConfigAsync(HttpContext context, Uri api)
    {
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        var address = JsonEncodedText.Encode($"{api.AbsoluteUri.TrimEnd('/')}/api");
        return context.Response.WriteAsync($"export const apiBase = \"{address}\";\n", context.RequestAborted);
    }
}

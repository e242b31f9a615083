namespace DigitRecognizer.Local.OpenApi;

/// <summary>Shows the OpenAPI document at /docs with Swagger UI, which comes with its package: nothing is fetched from elsewhere.</summary>
internal static class DocumentPage
{
    private const string Folder = "docs";

    /// <summary>Swagger UI writes styles into elements, and its icons are data URLs.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseDocumentPage(this IApplicationBuilder app)
    {
        // Made for its first visitor, so that no start pays for it.
        var page = new Lazy<RequestDelegate>(() => Build(app.New()));
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments($"/{Folder}", StringComparison.Ordinal))
            {
                return next(context);
            }

            context.Response.Headers.ContentSecurityPolicy = Policy;
            return page.Value(context);
        });
    }

    private static RequestDelegate Build(IApplicationBuilder branch)
    {
        branch.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Folder;
            options.DocumentTitle = "Digit Recognizer: the API";
            options.SwaggerEndpoint("/api/openapi.json", "Digit Recognizer");
            options.EnableValidator(null!);
        });
        return branch.Build();
    }
}

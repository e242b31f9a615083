namespace DigitRecognizer.Local;

/// <summary>
/// Headers that let the page load nothing from elsewhere, run nothing inline, and be shown in no frame. The policy is the one in
/// static-web/index.html, with the API's address filled in and <c>frame-ancestors</c> added, which only works in a header.
/// </summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app, Uri? api)
    {
        var connect = api is null ? "'self'" : $"'self' {api.GetLeftPart(UriPartial.Authority)}";
        var policy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src {connect}; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
    }
}

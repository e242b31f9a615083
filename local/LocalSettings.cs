namespace DigitRecognizer.Local;

/// <summary>What the command line asks for, beyond what Kestrel reads itself.</summary>
/// <param name="OtherApi">Serve only the site, and point it at the API at this address (without <c>/api</c>).</param>
/// <param name="CorsOrigins">Origins whose pages may call the API, such as a site under development.</param>
/// <param name="Mistake">What to change, where the arguments cannot be followed.</param>
internal sealed record LocalSettings(Uri? OtherApi, string[] CorsOrigins, string? Mistake)
{
    private const string Usage =
        "Usage: dotnet run --project local -- [--urls http://localhost:7071] [--api http://localhost:7072] [--cors http://localhost:5500]";

    public static LocalSettings Read(string[] args)
    {
        var line = new ConfigurationBuilder().AddCommandLine(args).Build();
        var origins = line["cors"]?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var api = line["api"];
        if (api is not null && !IsWebAddress(api))
        {
            return new LocalSettings(null, origins, $"--api needs an http or https address, not '{api}'.\n{Usage}");
        }

        return Array.Find(origins, origin => !IsWebAddress(origin)) is { } wrong
            ? new LocalSettings(null, origins, $"--cors needs origins such as http://localhost:5500, not '{wrong}'.\n{Usage}")
            : new LocalSettings(api is null ? null : new Uri(api), origins, null);
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

namespace DigitRecognizer.Site.Tests.Infrastructure;

/// <summary>The site that the tests visit: local/, or any other through the environment variable DIGIT_RECOGNIZER_SITE.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private LocalServer? _server;

    public Uri BaseAddress { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("DIGIT_RECOGNIZER_SITE") is { Length: > 0 } address)
        {
            BaseAddress = new Uri(address);
            return;
        }

        _server = await LocalServer.StartAsync();
        BaseAddress = _server.BaseAddress;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Xunit;

namespace DigitRecognizer.Conformance.Contract;

/// <summary>A running host of the API, for the time of one test class.</summary>
public abstract class ContractTarget : IAsyncLifetime
{
    /// <summary>Sends to the API; its base address ends in <c>/api/</c>.</summary>
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(1) };

    public async ValueTask InitializeAsync()
    {
        var host = await StartAsync();
        Client.BaseAddress = new Uri(host, "api/");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <returns>The host's address, such as http://127.0.0.1:7071/.</returns>
    protected abstract ValueTask<Uri> StartAsync();

    protected abstract ValueTask StopAsync();
}

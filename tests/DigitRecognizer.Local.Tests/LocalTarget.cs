using DigitRecognizer.Conformance.Contract;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DigitRecognizer.Local.Tests;

/// <summary>The local host on Kestrel in this process, or whatever serves at the address in DIGIT_RECOGNIZER_URL.</summary>
public sealed class LocalTarget : ContractTarget
{
    private readonly WebApplicationFactory<Program> _factory = new();

    protected override ValueTask<Uri> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("DIGIT_RECOGNIZER_URL") is { Length: > 0 } address)
        {
            return ValueTask.FromResult(new Uri(address));
        }

        _factory.UseKestrel(0);
        _factory.StartServer();
        return ValueTask.FromResult(_factory.ClientOptions.BaseAddress);
    }

    protected override ValueTask StopAsync() => _factory.DisposeAsync();
}

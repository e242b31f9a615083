using DigitRecognizer.Conformance.Contract;

namespace DigitRecognizer.Local.Tests;

/// <summary>The local host on Kestrel in this process, or whatever serves at the address in DIGIT_RECOGNIZER_URL.</summary>
public sealed class LocalTarget : ContractTarget
{
    private LocalFactory? _factory;

    protected override ValueTask<Uri> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("DIGIT_RECOGNIZER_URL") is { Length: > 0 } address)
        {
            return ValueTask.FromResult(new Uri(address));
        }

        _factory = LocalFactory.Start();
        return ValueTask.FromResult(_factory.Address);
    }

    protected override ValueTask StopAsync() => _factory?.DisposeAsync() ?? ValueTask.CompletedTask;
}

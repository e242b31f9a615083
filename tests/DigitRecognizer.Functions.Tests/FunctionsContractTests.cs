using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class FunctionsContractTests : ContractSuite, IClassFixture<FunctionsTarget>
{
    private readonly FunctionsTarget _target;

    public FunctionsContractTests(FunctionsTarget target)
        : base(target)
    {
        Assert.SkipWhen(target.Missing is not null, target.Missing ?? "");
        _target = target;
    }

    [Fact]
    public async Task The_weights_come_from_storage()
    {
        var health = await _target.Client.GetStringAsync(new Uri("health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("\"source\":\"blob\"", health, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"healthy\"", health, StringComparison.Ordinal);
    }
}

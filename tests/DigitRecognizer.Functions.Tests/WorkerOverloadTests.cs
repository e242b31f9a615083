using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Functions.Tests;

public sealed class WorkerOverloadTests
{
    [Fact]
    public async Task More_requests_than_can_be_answered_are_refused_with_the_time_to_try_again()
    {
        await using var host = await Worker.StartAsync(weightsStorage: null, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address, "api/") };

        await Crowd.AssertPartlyRefusedAsync(client);
    }
}

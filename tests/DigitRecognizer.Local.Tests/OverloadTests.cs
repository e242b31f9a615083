using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class OverloadTests
{
    [Fact]
    public async Task More_requests_than_can_be_answered_are_refused_with_the_time_to_try_again()
    {
        await using var host = LocalFactory.Start();
        using var client = new HttpClient { BaseAddress = new Uri(host.Address, "api/") };

        await Crowd.AssertPartlyRefusedAsync(client);
    }
}

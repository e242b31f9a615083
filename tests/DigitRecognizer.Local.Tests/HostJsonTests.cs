using System.Globalization;
using System.Text.Json;
using DigitRecognizer.Api;
using DigitRecognizer.Testing;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class HostJsonTests
{
    /// <summary>
    /// When a call exceeds it, the Functions host restarts the worker with everybody's calls; after 230 seconds Azure's load balancer gives
    /// up.
    /// </summary>
    [Fact]
    public async Task A_call_may_take_longer_than_its_body_may_and_less_than_the_load_balancer_waits()
    {
        using var settings =
            JsonDocument.Parse(await File.ReadAllBytesAsync(RepositoryRoot.Combine("host.json"), TestContext.Current.CancellationToken));

        var timeout = TimeSpan.Parse(settings.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture);

        Assert.InRange(timeout, ApiLimits.MaxBodyTime + TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(230));
    }
}

using System.Diagnostics;
using System.Globalization;
using DigitRecognizer.Functions.Tests;
using DigitRecognizer.Local.Tests;
using Xunit;

namespace DigitRecognizer.Fuzz.Tests;

/// <summary>
/// Mutated requests against both hosts. The long runs take an hour or so, and run only when asked for:
/// <c>dotnet run -c Release --project tests/DigitRecognizer.Fuzz.Tests -- --explicit only --filter-method '*A_million*'</c>.
/// The environment variable FUZZ_INPUTS sets another number.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Few = 2_000, Many = 1_000_000;

    /// <summary>Other tests keep the machine busy beside the short runs.</summary>
    private static readonly TimeSpan ShortRunLimit = TimeSpan.FromSeconds(20), LongRunLimit = TimeSpan.FromSeconds(2);

    [Fact]
    public Task Some_thousand_mutated_requests_are_all_answered_by_Kestrel() => RunOnKestrelAsync(Few, ShortRunLimit);

    [Fact]
    public Task Some_thousand_mutated_requests_are_all_answered_by_the_worker() => RunOnWorkerAsync(Few, ShortRunLimit);

    [Fact(Explicit = true)]
    public Task A_million_mutated_requests_are_all_answered_by_Kestrel() => RunOnKestrelAsync(LongRunInputs(), LongRunLimit);

    [Fact(Explicit = true)]
    public Task A_million_mutated_requests_are_all_answered_by_the_worker() => RunOnWorkerAsync(LongRunInputs(), LongRunLimit);

    private static int LongRunInputs() =>
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var inputs) ? inputs : Many;

    private async Task RunOnKestrelAsync(int inputs, TimeSpan hangLimit)
    {
        await using var factory = LocalFactory.Start();
        using var process = Process.GetCurrentProcess();
        await RunAsync(factory.Address, process, inputs, hangLimit);
    }

    private async Task RunOnWorkerAsync(int inputs, TimeSpan hangLimit)
    {
        await using var host = await Worker.StartAsync(weightsStorage: null, TestContext.Current.CancellationToken);
        using var process = Process.GetProcessById(host.ProcessId);
        await RunAsync(host.Address, process, inputs, hangLimit);
    }

    private async Task RunAsync(Uri host, Process process, int inputs, TimeSpan hangLimit)
    {
        using var client = new HttpClient { BaseAddress = new Uri(host, "api/") };
        await new Campaign(client, process, output).RunAsync(inputs, hangLimit);
    }
}

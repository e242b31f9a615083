using System.Diagnostics;
using System.Net;
using DigitRecognizer.Conformance.Contract;
using DigitRecognizer.Functions.Tests;
using Xunit;

namespace DigitRecognizer.Fuzz.Tests;

/// <summary>
/// Sends each of <see cref="CostlyInputs"/> to a worker of its own, and prints what it cost. Takes minutes, so it runs only when asked for:
/// <c>dotnet run -c Release --project tests/DigitRecognizer.Fuzz.Tests -- --explicit only --filter-class '*CostlyInputTests'</c>.
/// </summary>
public sealed class CostlyInputTests(ITestOutputHelper output)
{
    private const long MaxMegabytes = 400;

    /// <summary>A photograph of 50 megapixels takes longer than any of these should.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    [Fact(Explicit = true)]
    public async Task No_request_of_few_bytes_costs_much_time_or_memory()
    {
        output.WriteLine("| request | bytes | answer | ms | MB more at the peak |\n|---|--:|---|--:|--:|");
        var costs = new List<(string Name, TimeSpan Time, long Megabytes)>();
        foreach (var (name, make) in CostlyInputs.All)
        {
            costs.Add(await MeasureAsync(name, make()));
        }

        Assert.All(
            costs,
            cost => Assert.True(cost.Time < MaxTime && cost.Megabytes < MaxMegabytes, $"{cost.Name}: {cost.Time}, {cost.Megabytes} MB"));
    }

    private async Task<(string Name, TimeSpan Time, long Megabytes)> MeasureAsync(string name, FuzzInput input)
    {
        await using var host = await Worker.StartAsync(weightsStorage: null, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address, "api/"), Timeout = TimeSpan.FromMinutes(2) };
        await Exchange.PostFileAsync(client, DrawnSeven.Png(), "predict_test?mode=number");
        var before = Peak(host.ProcessId);
        var start = Stopwatch.GetTimestamp();
        var answer = await Exchange.SendAsync(client, input.ToRequest());
        var time = Stopwatch.GetElapsedTime(start);
        var megabytes = Peak(host.ProcessId) - before;
        var said = answer.Status == HttpStatusCode.OK ? "" : answer.Body.GetProperty("type").GetString()!["/problems".Length..];
        output.WriteLine(
            $"| {name} | {input.Body.Length:N0} | {(int)answer.Status}{said} | {time.TotalMilliseconds:N0} | {megabytes:N0} |");
        return (name, time, megabytes);
    }

    private static long Peak(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.PeakWorkingSet64 / 1_000_000;
    }
}

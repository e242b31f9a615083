using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Fuzz.Tests;

/// <summary>Sends inputs to one host, and asserts for each answer: no 5xx, the shape of the contract, and in time.</summary>
/// <param name="client">Its base address ends in <c>/api/</c>.</param>
/// <param name="process">The process whose memory is watched.</param>
/// <param name="output">Takes the figures.</param>
internal sealed class Campaign(HttpClient client, Process process, ITestOutputHelper output)
{
    private const ulong Seed = 20261127;
    private const int Laps = 10;

    /// <summary>Half of the processors send and half answer, so that no answer waits for a processor.</summary>
    private static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Megabytes that memory may grow in the second half. In the first, pools fill and code is compiled.</summary>
    private const long MaxGrowthMegabytes = 100;

    private static readonly string[] Reached =
    [
        "200 accepted",
        "400 /problems/malformed-json",
        "400 /problems/malformed-multipart",
        "415 /problems/unsupported-media-type",
        "422 /problems/corrupt-image",
        "422 /problems/blank-image",
    ];

    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private long _slowestTicks;

    /// <param name="inputs">How many, from number 0.</param>
    /// <param name="hangLimit">The longest that an answer may take.</param>
    public async Task RunAsync(int inputs, TimeSpan hangLimit)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = Stopwatch.GetTimestamp();
        var megabytes = new List<long>();
        for (var lap = 0; lap < Laps; lap++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(inputs / Laps * lap, inputs / Laps),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (number, cancellation) => await SendAsync(number, hangLimit));
            megabytes.Add(Megabytes());
        }

        output.WriteLine($"{inputs / Laps * Laps} inputs in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, "
            + $"slowest {Stopwatch.GetElapsedTime(0, _slowestTicks).TotalMilliseconds:0} ms; MB by tenth: {string.Join(' ', megabytes)}");
        foreach (var (answer, count) in _answers.OrderByDescending(answer => answer.Value))
        {
            output.WriteLine($"{count,8} {answer}");
        }

        Assert.InRange(megabytes[^1] - megabytes[(Laps / 2) - 1], long.MinValue, MaxGrowthMegabytes);
        // Inputs that reach no further than the first check would find nothing.
        Assert.All(Reached, answer => Assert.Contains(answer, _answers.Keys));
    }

    private async Task SendAsync(int number, TimeSpan hangLimit)
    {
        var input = FuzzInputs.At(Seed, number);
        try
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await Exchange.SendAsync(client, input.ToRequest()).WaitAsync(hangLimit, TestContext.Current.CancellationToken);
            var ticks = Stopwatch.GetTimestamp() - start;
            InterlockedMax(ref _slowestTicks, ticks);
            _answers.AddOrUpdate(Describe(answer, input.Path), 1, (_, count) => count + 1);
        }
        catch (Exception e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Input {number}: {e.Message}\n{input}");
        }
    }

    private static string Describe(Exchange answer, string path)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            var type = answer.Body.GetProperty("type").GetString()!;
            answer.AssertProblem(answer.Status, type);
            return $"{(int)answer.Status} {type}";
        }

        if (path.Contains("mode=number", StringComparison.Ordinal))
        {
            Assert.NotEmpty(answer.Body.GetProperty("number").GetString()!);
        }
        else
        {
            answer.AssertPrediction();
        }

        return answer.Body.GetProperty("accepted").GetBoolean() ? "200 accepted" : $"200 {answer.Body.GetProperty("reason").GetString()}";
    }

    private static void InterlockedMax(ref long highest, long value)
    {
        long seen;
        while ((seen = Interlocked.Read(ref highest)) < value && Interlocked.CompareExchange(ref highest, value, seen) != seen)
        {
        }
    }

    private long Megabytes()
    {
        if (process.Id == Environment.ProcessId)
        {
            GC.Collect();
        }

        process.Refresh();
        return process.WorkingSet64 / 1_000_000;
    }
}

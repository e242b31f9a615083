using System.Collections.Concurrent;
using System.Diagnostics;

namespace DigitRecognizer.Load.Soak;

/// <summary>What happened, by minute and by kind. Many threads write into it.</summary>
internal sealed class SoakRecord
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<int, ConcurrentBag<double>> _times = new();
    private readonly ConcurrentDictionary<int, ConcurrentBag<double>> _memory = new();
    private readonly ConcurrentDictionary<string, int> _expected = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _defects = new(StringComparer.Ordinal);

    /// <summary>Answers of the kind that the contract asks for, such as 200, or 503 while clients flood.</summary>
    public IReadOnlyDictionary<string, int> Expected => _expected;

    /// <summary>Wrong answers, and errors outside of the contract.</summary>
    public IReadOnlyDictionary<string, int> Defects => _defects;

    private int Minute => (int)Stopwatch.GetElapsedTime(_start).TotalMinutes;

    public void AddTime(TimeSpan time) => _times.GetOrAdd(Minute, _ => []).Add(time.TotalMilliseconds);

    public void AddMemory(double megabytes) => _memory.GetOrAdd(Minute, _ => []).Add(megabytes);

    public void AddExpected(string kind) => _expected.AddOrUpdate(kind, 1, (_, count) => count + 1);

    public void AddDefect(string kind) => _defects.AddOrUpdate(kind, 1, (_, count) => count + 1);

    /// <summary>
    /// Of each whole minute: requests, the time in milliseconds that one in a hundred exceeded, and the median of the server's memory in
    /// megabytes.
    /// </summary>
    public IReadOnlyList<(int Minute, int Requests, double Percentile99, double Memory)> Minutes() =>
    [
        .. _times.Keys.Order().SkipLast(1).Where(_memory.ContainsKey).Select(minute =>
        {
            var times = _times[minute].Order().ToArray();
            var memory = _memory[minute].Order().ToArray();
            return (minute, times.Length, times[(int)(0.99 * (times.Length - 1))], memory[memory.Length / 2]);
        }),
    ];
}

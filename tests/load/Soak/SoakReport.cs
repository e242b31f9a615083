using Spectre.Console;

namespace DigitRecognizer.Load.Soak;

/// <summary>Prints what a soak run showed, and decides whether it passed.</summary>
internal static class SoakReport
{
    private const double MaxMemoryGrowth = 0.05;

    public static bool Print(SoakRecord record)
    {
        var minutes = record.Minutes();
        var table = new Table().AddColumns("minute", "requests", "p99 ms", "memory MB");
        foreach (var (minute, requests, percentile99, memory) in minutes)
        {
            table.AddRow($"{minute}", $"{requests:N0}", $"{percentile99:0.0}", $"{memory:0}");
        }

        AnsiConsole.Write(table);
        Print("As the contract says", record.Expected);
        Print("Defects", record.Defects);
        var growth = Growth([.. minutes.Select(minute => minute.Memory)]);
        Console.WriteLine(
            $"Memory of the last third of the minutes over that of the first third: {growth:+0.0%;-0.0%} (at most {MaxMemoryGrowth:0%})");
        var passed = record.Defects.Count == 0 && growth <= MaxMemoryGrowth;
        Console.WriteLine(passed ? "Passed." : "Failed.");
        return passed;
    }

    /// <summary>
    /// From the medians of the first and the last third; the first two minutes, in which the server warms up, do not count.
    /// </summary>
    private static double Growth(double[] memory)
    {
        const int WarmUp = 2, Fewest = 6;
        if (memory.Length < WarmUp + Fewest)
        {
            Console.WriteLine($"Fewer than {WarmUp + Fewest} whole minutes: memory is not judged.");
            return 0;
        }

        var counted = memory[WarmUp..];
        var third = counted.Length / 3;
        return (Median(counted[^third..]) / Median(counted[..third])) - 1;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Print(string title, IReadOnlyDictionary<string, int> counts)
    {
        Console.WriteLine($"{title}: {counts.Values.Sum():N0}");
        foreach (var (kind, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {count,10:N0}  {kind}");
        }
    }
}

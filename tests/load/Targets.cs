using System.Globalization;

namespace DigitRecognizer.Load;

/// <summary>What was wanted and what was measured, printed as one line for each target at the end of a run.</summary>
internal sealed class Targets
{
    private readonly List<string> _lines = [];

    public void AtLeast(string name, double got, double wanted, string unit) =>
        Add(name, got, got >= wanted, $"at least {Text(wanted)}", unit);

    public void AtMost(string name, double got, double wanted, string unit) =>
        Add(name, got, got <= wanted, $"at most {Text(wanted)}", unit);

    public void Print()
    {
        Console.WriteLine("Targets:");
        _lines.ForEach(Console.WriteLine);
    }

    private void Add(string name, double got, bool isMet, string wanted, string unit) =>
        _lines.Add($"  {(isMet ? "met   " : "missed")} {name}: wanted {wanted} {unit}, got {Text(got)} {unit}");

    private static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}

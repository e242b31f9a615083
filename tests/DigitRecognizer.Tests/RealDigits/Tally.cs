using System.Globalization;

namespace DigitRecognizer.Tests.RealDigits;

/// <summary>What came of many.</summary>
internal sealed class Tally(IEnumerable<Outcome> outcomes)
{
    private readonly Outcome[] _outcomes = [.. outcomes];

    public static string Header { get; } = $"{"",-24} {"n",6} {"right",9} {"wrong/acc",9} {"refused",9}";

    public int Count => _outcomes.Length;

    /// <summary>Share read rightly, accepted or not.</summary>
    public double Right => Share(outcome => outcome.Right);

    public double Refused => Share(outcome => !outcome.Accepted);

    /// <summary>Share of wrong ones among the accepted.</summary>
    public double WrongOfAccepted => Share(outcome => outcome is { Accepted: true, Right: false }) / Math.Max(1 - Refused, 1e-9);

    public string Row(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24} {Count,6} {Right,9:P2} {WrongOfAccepted,9:P2} {Refused,9:P2}");

    private double Share(Func<Outcome, bool> which) => (double)_outcomes.Count(which) / Math.Max(1, _outcomes.Length);
}

using System.Globalization;

namespace DigitRecognizer.Model.Evaluation;

/// <summary>Formats shares as percentages.</summary>
internal static class Percentage
{
    /// <param name="part">0..1.</param>
    public static string Of(double part) => (100 * part).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    /// <summary>A dash where the total is 0.</summary>
    public static string Of(int part, int whole) => whole == 0 ? "-" : Of((double)part / whole);
}

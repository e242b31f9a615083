namespace DigitRecognizer.Normalization;

/// <summary>A thin line across a window.</summary>
/// <param name="Start">Where it begins, at the window's near side.</param>
/// <param name="End">Where it ends, at the window's far side.</param>
/// <param name="Thick">Its thickness in pixels.</param>
/// <param name="Strength">The mean ink along it.</param>
internal readonly record struct RuledLine(int Start, int End, int Thick, double Strength)
{
    public int At(int along, int length) => Start + (End - Start) * along / Math.Max(1, length - 1);
}

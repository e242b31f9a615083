namespace DigitRecognizer.Ink;

/// <summary>A thin straight line from one side of a window to the other.</summary>
/// <param name="Start">Its position at the window's near side.</param>
/// <param name="End">Its position at the window's far side.</param>
/// <param name="Thick">Its thickness in pixels.</param>
/// <param name="Strength">The mean of its ink.</param>
internal readonly record struct RuledLine(int Start, int End, int Thick, double Strength)
{
    public int At(int along, int length) => Start + (End - Start) * along / Math.Max(1, length - 1);

    /// <summary>Whether a point lies on one of the lines or within a line's thickness of its middle.</summary>
    public static bool AnyAt(ReadOnlySpan<RuledLine> lines, int along, int length, int across)
    {
        foreach (var line in lines)
        {
            if (Math.Abs(line.At(along, length) - across) <= line.Thick)
            {
                return true;
            }
        }

        return false;
    }
}

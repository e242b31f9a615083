namespace DigitRecognizer.Ink;

/// <summary>A straight line of a form's frame, along the rows or the columns of a window.</summary>
/// <param name="Start">Its first row or column across the window, at the window's near side.</param>
/// <param name="Slope">How far it moves across the window for each pixel along it.</param>
/// <param name="Thick">Its thickness in pixels.</param>
internal readonly record struct FrameLine(double Start, double Slope, int Thick)
{
    /// <summary>Its first row or column at a place along the window.</summary>
    public int At(int along) => (int)Math.Round(Start + Slope * along);

    /// <summary>The row or column after its last.</summary>
    public int EndAt(int along) => At(along) + Thick;
}
